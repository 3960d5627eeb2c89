/**
 * Which records are the same paper. First by id (DOI, arXiv, PubMed, OpenAlex, Semantic Scholar), where the titles do not contradict it;
 * then by normalised title, where years (within 2) or first authors agree and nothing contradicts. Everything works on buckets taken in a
 * fixed order of content, so the order of files and rows cannot change the result. Cost: about linear; a bucket of b records costs b².
 */
import { fillBuckets } from './buckets.ts';
import { comparable, contradicts, sameByTitle, titlesAgree, type Candidate } from './evidence.ts';
import type { Identifiers } from '../types.ts';

export interface Group {
  /** Members in a fixed order of content. */
  readonly members: readonly Candidate[];
  /** Why each member is here; '' where it is alone or the first. */
  readonly evidence: readonly string[];
}

const identifierKinds: readonly (readonly [keyof Identifiers, string])[] = [
  ['doi', 'same DOI'],
  ['arxiv', 'same arXiv id'],
  ['pmid', 'same PubMed id'],
  ['openalex', 'same OpenAlex id'],
  ['semanticScholar', 'same Semantic Scholar id'],
  ['wos', 'same Web of Science id'],
  ['scopus', 'same Scopus id'],
];
const noEvidence: readonly string[] = [''];
/** Beyond this many records under one id or title, only neighbours in the fixed order are compared: bounds the square. */
const widestBucket = 500;

/** Sorts nothing in place; `candidates` may come in any order. */
export function* groupRecords(candidates: readonly Candidate[]): Generator<number, Group[], void> {
  const sorted = [...candidates].sort(comparable);
  const union = new Union(sorted);
  yield 0;
  const { byKind, byTitle } = fillBuckets(sorted);
  for (const [kind, evidence] of identifierKinds) {
    yield 0;
    joinBuckets(union, byKind.get(kind)?.shared ?? [], evidence, titlesAgree);
  }
  yield 0;
  joinBuckets(union, byTitle.shared, 'same title', sameByTitle);
  yield 0;
  return union.groups();
}

function joinBuckets(
  union: Union,
  buckets: readonly (readonly number[])[],
  evidence: string,
  agree: (a: Candidate, b: Candidate) => boolean,
): void {
  for (const bucket of buckets) {
    for (const [place, index] of bucket.entries()) {
      const from = Math.max(0, place - widestBucket);
      joinOne(union, index, bucket.slice(from, place), evidence, agree);
    }
  }
}

/** Joins the one group it agrees with; where it agrees with several that contradict each other, the evidence is ambiguous and it stays. */
function joinOne(
  union: Union,
  index: number,
  earlier: readonly number[],
  evidence: string,
  agree: (a: Candidate, b: Candidate) => boolean,
): void {
  const candidate = union.sorted[index]!;
  const roots = new Set<number>();
  for (const other of earlier) if (agree(candidate, union.sorted[other]!)) roots.add(union.find(other));
  roots.delete(union.find(index));
  const fitting = [...roots].filter((root) => union.fit(root, index));
  if (fitting.length === 1 || fitting.every((root) => union.fit(root, fitting[0]!)))
    for (const root of fitting) if (union.fit(root, index)) union.join(root, index, evidence);
}

/** Union-find that knows the members of each group; a join is refused where two members contradict each other. */
class Union {
  readonly sorted: readonly Candidate[];
  private readonly parent: Uint32Array;
  private readonly evidence = new Map<number, string>();
  private readonly members = new Map<number, number[]>();

  constructor(sorted: readonly Candidate[]) {
    this.sorted = sorted;
    this.parent = Uint32Array.from(sorted, (_, index) => index);
  }

  find(index: number): number {
    let root = index;
    while (this.parent[root]! !== root) root = this.parent[root]!;
    this.parent[index] = root;
    return root;
  }

  fit(a: number, b: number): boolean {
    const left = this.membersOf(this.find(a));
    const right = this.membersOf(this.find(b));
    if (left.length * right.length > widestBucket * widestBucket) return true;
    return left.every((one) => right.every((other) => !contradicts(this.sorted[one]!, this.sorted[other]!)));
  }

  join(a: number, b: number, evidence: string): void {
    const first = Math.min(this.find(a), this.find(b));
    const second = Math.max(this.find(a), this.find(b));
    if (first === second) return;
    this.parent[second] = first;
    this.members.set(
      first,
      [...this.membersOf(first), ...this.membersOf(second)].sort((x, y) => x - y),
    );
    this.members.delete(second);
    if (!this.evidence.has(second)) this.evidence.set(second, evidence);
  }

  groups(): Group[] {
    const groups: Group[] = [];
    for (let index = 0; index < this.sorted.length; index += 1) {
      if (this.find(index) !== index) continue;
      groups.push(this.groupOf(index));
    }
    return groups;
  }

  private groupOf(root: number): Group {
    const members = this.members.get(root);
    if (members === undefined) return { members: [this.sorted[root]!], evidence: noEvidence };
    return {
      members: members.map((member) => this.sorted[member]!),
      evidence: members.map((member) => this.evidence.get(member) ?? ''),
    };
  }

  private membersOf(root: number): readonly number[] {
    return this.members.get(root) ?? [root];
  }
}
