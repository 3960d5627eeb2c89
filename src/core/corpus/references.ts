/** Entries of reference lists: strings and small objects to `Reference`. Empty ones and repetitions go. */
import type { Reference } from '../types.ts';
import { readDoi, readOpenAlexId, readYear } from './fields.ts';
import { cleanLine } from './text.ts';

const longestText = 1000;
const mostReferences = 20_000;

/** A DOI, an id, or a reference in words. */
export function readReference(text: string): Reference | undefined {
  const cleaned = cleanLine(text).slice(0, longestText);
  if (cleaned === '') return undefined;
  const doi = readDoi(cleaned);
  if (doi !== undefined && cleaned.length <= doi.length + 30) return { id: cleaned, doi };
  const openAlexId = readOpenAlexId(cleaned);
  if (openAlexId !== undefined) return { id: openAlexId };
  if (!cleaned.includes(' ')) return { id: cleaned };
  return compactReference({ text: cleaned, doi, year: readYear(cleaned) });
}

/** Leaves out what is undefined or empty; undefined where nothing is left that could identify the work. */
export function compactReference(fields: { readonly [Key in keyof Reference]?: Reference[Key] | undefined }):
  Reference | undefined {
  const reference: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined && value !== '') reference[key] = value;
  return Object.keys(reference).some((key) => key !== 'year') ? (reference as Reference) : undefined;
}

export function collectReferences(entries: Iterable<Reference | undefined>): readonly Reference[] {
  const seen = new Map<string, Reference>();
  for (const entry of entries) {
    if (entry === undefined) continue;
    const key = referenceKey(entry);
    if (!seen.has(key)) seen.set(key, entry);
    if (seen.size >= mostReferences) break;
  }
  return [...seen.values()];
}

export function referenceKey(reference: Reference): string {
  if (reference.doi !== undefined) return `doi ${reference.doi}`;
  if (reference.id !== undefined) return `id ${reference.id}`;
  if (reference.text !== undefined) return reference.text.toLowerCase();
  return `${reference.author ?? ''} ${String(reference.year ?? '')} ${reference.volume ?? ''} ${reference.page ?? ''} ${reference.title ?? ''}`;
}
