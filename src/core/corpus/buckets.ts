/** Which records have an id or a title in common. Cost: each key once. */
import type { Candidate } from './evidence.ts';

/** Records as indices into the list they were taken from. */
export class Buckets {
  private readonly first = new Map<string, number>();
  private readonly several = new Map<string, number[]>();

  add(key: string, index: number): void {
    if (key === '') return;
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, index);
      return;
    }
    const bucket = this.several.get(key);
    if (bucket === undefined) this.several.set(key, [first, index]);
    else bucket.push(index);
  }

  /** Those of two or more, ascending, in the order of their first members. */
  get shared(): readonly (readonly number[])[] {
    return [...this.several.values()].sort((a, b) => a[0]! - b[0]!);
  }
}

/** `byKind` holds only kinds of ids that there are. */
export function fillBuckets(candidates: readonly Candidate[]): {
  readonly byKind: ReadonlyMap<string, Buckets>;
  readonly byTitle: Buckets;
} {
  const byKind = new Map<string, Buckets>();
  const byTitle = new Buckets();
  for (let index = 0; index < candidates.length; index += 1) {
    const { titleKey, record } = candidates[index]!;
    byTitle.add(titleKey, index);
    for (const [kind, id] of Object.entries(record.identifiers ?? noIdentifiers)) {
      if (!byKind.has(kind)) byKind.set(kind, new Buckets());
      byKind.get(kind)!.add(id, index);
    }
  }
  return { byKind, byTitle };
}

const noIdentifiers: Readonly<Record<string, string>> = {};
