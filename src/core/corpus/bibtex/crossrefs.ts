/** Fields that a paper takes from the volume it refers to (`crossref`, as DBLP writes it), which stands further down. */
import { scanEntries, type BibtexEntry } from './scanEntries.ts';

export type Parents = ReadonlyMap<string, BibtexEntry['fields']>;

const inherited = ['year', 'date', 'publisher', 'editor'] as const;

export function collectParents(text: string): Parents {
  const keys = new Set(
    [...text.matchAll(/\bcrossref\s*=\s*[{"]([^{}"]+)/gi)].map((match) => match[1]!.trim()),
  );
  const parents = new Map<string, BibtexEntry['fields']>();
  if (keys.size === 0) return parents;
  for (const entry of scanEntries(text))
    if (!('problem' in entry) && keys.has(entry.key)) parents.set(entry.key, entry.fields);
  return parents;
}

export function inherit(entry: BibtexEntry, parents: Parents): BibtexEntry {
  const parent = parents.get(entry.fields.get('crossref')?.trim() ?? '');
  if (parent === undefined) return entry;
  const fields = new Map(entry.fields);
  for (const name of inherited)
    if (!fields.has(name) && parent.has(name)) fields.set(name, parent.get(name)!);
  const volume = parent.get('booktitle') ?? parent.get('title');
  if (!fields.has('booktitle') && volume !== undefined) fields.set('booktitle', volume);
  return { ...entry, fields };
}
