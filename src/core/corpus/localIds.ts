/** Ids that mean something inside one file only (keys, node ids, row numbers), brought to ids of papers. */
import type { Reference } from '../types.ts';
import type { Draft } from './assemble.ts';
import type { Candidate } from './evidence.ts';

export interface LocalIds {
  /** Id of the paper that a file calls so. */
  find(fileIndex: number, localId: string): string | undefined;
  /** The reference with its id as the id of a paper where the file has that paper, else as one that cannot be mistaken for a paper's. */
  readonly resolve: (member: Candidate, reference: Reference) => Reference;
}

/** So short an id means something only in its own file: another file's "12" is another paper. */
const onlyLocal = /^\d{1,5}$/;

export function indexLocalIds(drafts: readonly Draft[], ids: readonly string[]): LocalIds {
  let index: ReadonlyMap<number, ReadonlyMap<string, string>> | undefined;
  const find = (fileIndex: number, localId: string): string | undefined => {
    // Made when first asked for: most files refer to nothing.
    index ??= buildIndex(drafts, ids);
    return index.get(fileIndex)?.get(localId);
  };
  return {
    find,
    resolve(member, reference) {
      if (reference.id === undefined) return reference;
      const paperId = find(member.fileIndex, reference.id);
      if (paperId !== undefined) return { ...reference, id: paperId };
      return onlyLocal.test(reference.id)
        ? { ...reference, id: `${member.sources[0]?.file ?? ''}#${reference.id}` }
        : reference;
    },
  };
}

function buildIndex(
  drafts: readonly Draft[],
  ids: readonly string[],
): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const perFile = new Map<number, Map<string, string>>();
  for (const [index, { group }] of drafts.entries()) {
    for (const { record, fileIndex } of group.members) {
      let known = perFile.get(fileIndex);
      if (known === undefined) perFile.set(fileIndex, (known = new Map<string, string>()));
      if (record.ownId !== undefined) known.set(record.ownId, ids[index]!);
      for (const localId of record.localIds ?? []) known.set(localId, ids[index]!);
    }
  }
  return perFile;
}
