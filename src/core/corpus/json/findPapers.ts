/**
 * Where the papers stand in a JSON document: in a list somewhere inside, as a table that pandas wrote (by columns, by rows, split), under
 * their keys, or alone. Services wrap each paper once more: that is taken off.
 */
import { findKind, type JsonKind } from './kinds.ts';
import { isTitleName } from './plainNames.ts';
import { asList, isObject, valueAt, type JsonObject } from './values.ts';

const wrappers = [
  'citedPaper',
  'citingPaper',
  '_source',
  'work',
  'paper',
  'message',
  'data',
  'metadata',
  'attributes',
  'bibjson',
  'info',
  'content',
  'fields',
  'record',
  'article',
] as const;

/** An object as it is, or what it wraps, with what kind of paper that is; an object without a kind where it is none. */
export function unwrap(
  value: unknown,
): { readonly object: JsonObject; readonly kind: JsonKind | undefined } | undefined {
  if (!isObject(value)) return undefined;
  const own = findKind(value);
  if (own !== undefined) return { object: value, kind: own };
  const inner = wrappers.map((key) => valueAt(value, key)).filter(isObject);
  for (const object of inner) {
    const kind = findKind(object);
    if (kind !== undefined) return { object, kind };
  }
  return { object: inner[0] ?? value, kind: undefined };
}

const listNames = [
  'papers',
  'results',
  'items',
  'works',
  'records',
  'articles',
  'publications',
  'documents',
  'docs',
  'entries',
  'data',
  'hits',
  'recommendedPapers',
  'references',
  'nodes',
  'notes',
  'rows',
];
const deepest = 5;

/** The path to the list of papers, if the root is not itself a paper; shallow ones first, of one depth those with a usual name. */
export function findList(root: JsonObject): readonly string[] | undefined {
  if (findKind(root) !== undefined && !holdsPapers(valueAt(root, 'papers'))) return undefined;
  let level: (readonly [path: readonly string[], object: JsonObject])[] = [[[], root]];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    for (const [path, object] of level) {
      const keys = Object.keys(object);
      const usual = listNames.filter((name) => keys.includes(name));
      const found = [...usual, ...keys].find((key) => holdsPapers(object[key]));
      if (found !== undefined) return [...path, found];
    }
    level = level.flatMap(([path, object]) =>
      Object.keys(object).flatMap((key) => {
        const inner = object[key];
        return isObject(inner) ? [[[...path, key], inner] as const] : [];
      }),
    );
  }
  return undefined;
}

function holdsPapers(value: unknown): boolean {
  return asList(value)
    .slice(0, 20)
    .some((entry) => unwrap(entry)?.kind !== undefined);
}

/** A table as one object; undefined where it is none. */
export function readFrame(root: JsonObject): readonly JsonObject[] | undefined {
  const { columns, data } = root;
  if (Array.isArray(columns) && Array.isArray(data) && columns.some((name) => isTitleName(String(name))))
    return data.map((row) => Object.fromEntries(columns.map((name, at) => [String(name), asList(row)[at]])));
  const title = Object.keys(root).find(isTitleName);
  if (title !== undefined) return readColumns(root, root[title]);
  return readKeyed(root, 2);
}

/** `{ title: { 0: ..., 1: ... }, abstract: { 0: ... } }`, or lists in their place: as many of each. */
function readColumns(root: JsonObject, titles: unknown): readonly JsonObject[] | undefined {
  if (!isObject(titles) && !Array.isArray(titles)) return undefined;
  const keys = Object.keys(titles);
  const others = Object.entries(root).filter(
    ([, column]) =>
      column !== titles &&
      Array.isArray(column) === Array.isArray(titles) &&
      Object.keys(Object(column) as object).join() === keys.join(),
  );
  const isTable =
    keys.length > 1 && others.length > 0 && Object.values(titles).every((title) => !isObject(title));
  if (!isTable || (!Array.isArray(titles) && !keys.every((key) => /^\d+$/.test(key)))) return undefined;
  const columns = Object.entries(root).filter(([, column]) => typeof column === 'object' && column !== null);
  return keys.map((key) =>
    Object.fromEntries(columns.map(([name, column]) => [name, (column as JsonObject)[key]])),
  );
}

const mostAsides = 2;

/** `{ "key": { title ... }, ... }`, also one level down: at least half of the values are papers, and next to nothing is no object. */
export function readKeyed(root: JsonObject, fewest: number): readonly JsonObject[] | undefined {
  for (const object of [root, ...Object.values(root).filter(isObject)]) {
    const values = Object.values(object).filter(isObject);
    const papers = values.filter((value) => findKind(value) !== undefined).length;
    const asides = Object.keys(object).length - values.length;
    if (papers >= fewest && papers >= values.length / 2 && asides <= mostAsides) return values;
  }
  return undefined;
}
