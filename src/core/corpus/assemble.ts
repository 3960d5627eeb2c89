/** From all records of all files to the corpus: grouped, united, given ids, sorted. Cost: linear in the text, n log n in the records. */
import type { Merged } from './importResult.ts';
import type { Paper, Source } from '../types.ts';
import { Candidate, compareSources, compareText } from './evidence.ts';
import { shortHash } from './hash.ts';
import { createPaperId, normaliseTitle } from './identity.ts';
import { groupRecords, type Group } from './merge.ts';
import type { PaperRecord } from './records.ts';
import { findAlone, linkTwins, type ApartRecord } from './apart.ts';
import { indexLocalIds, type LocalIds } from './localIds.ts';
import { uniteGroup, uniteReferences, uniteTitle } from './unite.ts';

/** A record, the input file it came in (index) and where it stood. */
export interface ReadRecord {
  readonly record: PaperRecord;
  readonly fileIndex: number;
  readonly sources: readonly Source[];
}

export interface Assembled {
  readonly papers: readonly Paper[];
  readonly merges: readonly Merged[];
  /** For each record in input order: the id of its paper, and whether the paper counts as kept from this record. */
  readonly fates: readonly Fate[];
  readonly localIds: LocalIds;
}

export interface Fate {
  readonly paperId: string;
  readonly kept: boolean;
}

export interface Draft {
  readonly group: Group;
  readonly baseId: string;
}

const draftsPerStep = 500;

/** `apart` names records (file and rank) that a person wants to stand by themselves. */
export function* assemblePapers(
  records: readonly ReadRecord[],
  apart: readonly ApartRecord[] = [],
): Generator<number, Assembled, void> {
  const isAlone = findAlone(apart);
  const candidates: Candidate[] = [];
  for (const read of records) {
    const index = candidates.length;
    candidates.push(new Candidate(read.record, read.sources, read.fileIndex, index, isAlone(read)));
    if (index % draftsPerStep === 0) yield index;
  }
  const groups = yield* groupRecords(candidates);
  const drafts: Draft[] = [];
  for (const group of groups) {
    drafts.push({ group, baseId: pickOwnId(group) ?? createPaperId(normaliseTitle(uniteTitle(group))) });
    if (drafts.length % draftsPerStep === 0) yield drafts.length;
  }
  const ids = assignIds(drafts);
  const localIds = indexLocalIds(drafts, ids);
  const papers: Paper[] = [];
  for (const [index, { group }] of drafts.entries()) {
    papers.push(uniteGroup(group, ids[index]!, uniteReferences(group, localIds.resolve)));
    if (index % draftsPerStep === 0) yield index;
  }
  linkTwins(papers, drafts, apart);
  const { fates, merges } = tellFates(drafts, ids, records.length);
  return { papers: papers.sort((a, b) => (a.id < b.id ? -1 : 1)), merges, fates, localIds };
}

/** The first by code units. */
function pickOwnId(group: Group): string | undefined {
  let first: string | undefined;
  for (const { record } of group.members) {
    const id = record.ownId;
    if (id !== undefined && id !== '' && (first === undefined || id < first)) first = id;
  }
  return first;
}

/** Papers that would share an id each get a hash of their content behind it; equal content, a count. */
function assignIds(drafts: readonly Draft[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const draft of drafts) counts.set(draft.baseId, (counts.get(draft.baseId) ?? 0) + 1);
  if (counts.size === drafts.length) return drafts.map(({ baseId }) => baseId);
  const taken = new Set<string>();
  return drafts.map(({ baseId, group }) => {
    const id =
      counts.get(baseId) === 1
        ? baseId
        : `${baseId}-${shortHash(describe(uniteGroup(group, '', []))).slice(0, 4)}`;
    let free = id;
    for (let copy = 2; taken.has(free); copy += 1) free = `${id}-${String(copy)}`;
    taken.add(free);
    return free;
  });
}

function describe(paper: Paper): string {
  const { title, abstract, authors, year, identifiers } = paper;
  return [title, abstract, authors.join('\n'), String(year ?? ''), identifiers.doi ?? ''].join('\n\n');
}

/** The first source of a paper counts as kept, every other as merged into it. */
function tellFates(
  drafts: readonly Draft[],
  ids: readonly string[],
  records: number,
): { fates: readonly Fate[]; merges: readonly Merged[] } {
  const fates = new Array<Fate>(records);
  const merges: Merged[] = [];
  for (const [index, { group }] of drafts.entries()) {
    const paperId = ids[index]!;
    const first = findFirst(group.members);
    fates[first.index] = { paperId, kept: true };
    if (group.members.length === 1 && first.sources.length === 1) continue;
    const firstEvidence = group.evidence[group.members.indexOf(first)] ?? '';
    for (const [place, member] of group.members.entries()) {
      if (member !== first) fates[member.index] = { paperId, kept: false };
      const evidence = (group.evidence[place] ?? '') || firstEvidence;
      merges.push(...tellMerges(member.sources, member === first, paperId, evidence));
    }
  }
  merges.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.into, b.into));
  return { fates, merges };
}

function findFirst(members: readonly Candidate[]): Candidate {
  let first = members[0]!;
  for (const member of members) if (compareSources(member.sources[0], first.sources[0]) < 0) first = member;
  return first;
}

function tellMerges(sources: readonly Source[], kept: boolean, into: string, evidence: string): Merged[] {
  return sources.flatMap(({ file, rank, line }, index) => {
    if (kept && index === 0) return [];
    return [{ file, rank, line, into, evidence: index === 0 ? evidence : 'merged before it was saved' }];
  });
}
