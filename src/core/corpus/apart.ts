/** Records a person keeps apart: merged with none, and linked to the paper they were once merged into. */
import type { Paper, Source } from '../types.ts';
import type { Draft, ReadRecord } from './assemble.ts';

/** As a merge in the report names the record that was merged. */
export type RecordName = Pick<Source, 'file' | 'rank'>;

export interface ApartRecord extends RecordName {
  /** A record of the paper it was merged into. */
  readonly from?: RecordName;
}

export function findAlone(apart: readonly ApartRecord[]): (read: ReadRecord) => boolean {
  const names = new Set(apart.map(nameRecord));
  return ({ record, sources }) =>
    record.twins !== undefined || (names.size > 0 && sources.some((source) => names.has(nameRecord(source))));
}

/** `papers` in the order of their drafts; those that are twins are replaced by ones that say so. */
export function linkTwins(papers: Paper[], drafts: readonly Draft[], apart: readonly ApartRecord[]): void {
  const twins = new Map<number, Set<string>>();
  const link = (a: number, b: number) => {
    if (a === b) return;
    twins.set(a, (twins.get(a) ?? new Set()).add(papers[b]!.id));
    twins.set(b, (twins.get(b) ?? new Set()).add(papers[a]!.id));
  };
  linkNamed(papers, apart, link);
  linkSaved(papers, drafts, link);
  for (const [index, ids] of twins) papers[index] = { ...papers[index]!, twins: [...ids].sort() };
}

type Link = (a: number, b: number) => void;

function linkNamed(papers: readonly Paper[], apart: readonly ApartRecord[], link: Link): void {
  if (apart.length === 0) return;
  const holders = new Map<string, number>();
  for (const [index, { sources }] of papers.entries())
    for (const source of sources) holders.set(nameRecord(source), index);
  for (const record of apart) {
    const own = holders.get(nameRecord(record));
    const other = record.from === undefined ? undefined : holders.get(nameRecord(record.from));
    if (own !== undefined && other !== undefined) link(own, other);
  }
}

/** Twins of a corpus that was saved. */
function linkSaved(papers: readonly Paper[], drafts: readonly Draft[], link: Link): void {
  let rows: ReadonlyMap<string, number> | undefined;
  for (const [index, { group }] of drafts.entries()) {
    for (const { record } of group.members) {
      if (record.twins === undefined) continue;
      rows ??= new Map(papers.map(({ id }, row) => [id, row]));
      for (const id of record.twins) if (rows.has(id)) link(index, rows.get(id)!);
    }
  }
}

function nameRecord({ file, rank }: RecordName): string {
  return `${String(rank)} ${file}`;
}
