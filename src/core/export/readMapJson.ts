/**
 * Reads a map back from its JSON (see mapJson.ts). Everything is checked before anything is returned: a file that is damaged, of another
 * kind or newer gives a reason and no map. O(papers + edges).
 */
import { isObject, parseOrUndefined, type JsonObject } from '../corpus/json/values.ts';
import { edgeKinds, unclustered } from '../types.ts';
import type { Cluster, EdgeKind, MapEdges, Paper, PaperMap, Recipe } from '../types.ts';
import { mapFormat, mapFormatVersion } from './mapJson.ts';

export type MapReading =
  { readonly ok: true; readonly map: PaperMap } | { readonly ok: false; readonly problem: string };

/** Carries the reason up to the one place that turns it into a value; never leaves this module. */
class Refusal extends Error {}

function refuse(got: string, expected: string): never {
  throw new Refusal(`The map is damaged: ${got}; expected ${expected}. Use another copy of the file.`);
}

export function readMapJson(text: string): MapReading {
  const value = parseOrUndefined(text);
  if (value !== undefined) return readMapValue(value);
  return {
    ok: false,
    problem: 'The map is damaged: its JSON ends early or is broken. Use another copy of the file.',
  };
}

export function readMapValue(value: unknown): MapReading {
  try {
    return { ok: true, map: readMap(value) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.message };
    throw error;
  }
}

function readMap(value: unknown): PaperMap {
  const file = fieldsOf(value, 'the file');
  if (file['format'] !== mapFormat) refuse(`format ${JSON.stringify(file['format'])}`, `"${mapFormat}"`);
  const version = numberOf(file['version'], 'version');
  if (version > mapFormatVersion) {
    throw new Refusal(
      `The map was saved by a newer Paperweave (format ${version}, this one reads ${mapFormatVersion}): update first.`,
    );
  }
  const records = listOf(file['papers'], 'papers').map((one, at) => fieldsOf(one, `paper ${at + 1}`));
  const sorted = records
    .map((record, at) => ({ record, id: textOf(record['id'], `the id of paper ${at + 1}`) }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const rowOf = new Map(sorted.map(({ id }, row) => [id, row]));
  if (rowOf.size !== sorted.length)
    refuse(`${sorted.length - rowOf.size} ids twice`, 'an id of its own for each paper');
  const pinned = sorted.filter(({ record }) => record['pinned'] === true).map(({ id }) => id);
  const clusters = listOf(file['clusters'], 'clusters').map(readCluster);
  const recipe = readRecipe(file['recipe'], records.length);
  return {
    corpus: {
      papers: sorted.map(({ record }) => readPaper(record)),
      origin: { name: recipe.corpus.name, note: '' },
      fingerprint: recipe.corpus.fingerprint,
    },
    edges: readEdges(listOf(file['edges'], 'edges'), rowOf),
    clusters,
    assignment: Uint16Array.from(sorted, ({ record }) => readAssignment(record['cluster'], clusters)),
    positions: Float32Array.from(
      sorted.flatMap(({ record }) => [numberOf(record['x'], 'x'), numberOf(record['y'], 'y')]),
    ),
    recipe,
    ...(pinned.length === 0 ? {} : { pinned: new Set(pinned) }),
  };
}

function readPaper(record: JsonObject): Paper {
  // What is not a field of a paper stays outside; lists that are missing are empty.
  const fields = without(record, ['x', 'y', 'cluster', 'pinned']);
  const lists = ['authors', 'keywords', 'references', 'sources'];
  const filled = Object.fromEntries(lists.map((name) => [name, listOf(fields[name] ?? [], name)]));
  const words = {
    title: textOf(fields['title'], 'a title'),
    abstract: textOf(fields['abstract'] ?? '', 'an abstract'),
  };
  for (const name of ['authors', 'keywords'])
    listOf(filled[name], name).forEach((item) => textOf(item, name));
  const identifiers = fieldsOf(fields['identifiers'] ?? {}, 'identifiers');
  return { ...fields, ...words, ...filled, identifiers } as unknown as Paper;
}

function readCluster(value: unknown, at: number): Cluster {
  const record = fieldsOf(value, `cluster ${at + 1}`);
  return {
    index: numberOf(record['id'], 'the id of a cluster'),
    name: textOf(record['name'], 'the name of a cluster'),
    terms: listOf(record['terms'], 'terms').map((term) => textOf(term, 'a term')),
    size: numberOf(record['size'], 'the size of a cluster'),
  };
}

function readAssignment(value: unknown, clusters: readonly Cluster[]): number {
  if (value === null) return unclustered;
  const cluster = numberOf(value, 'the cluster of a paper');
  if (!clusters.some(({ index }) => index === cluster))
    refuse(`cluster ${cluster}`, 'a cluster that is listed');
  return cluster;
}

function readEdges(values: readonly unknown[], rowOf: ReadonlyMap<string, number>): MapEdges {
  const rows = (end: unknown): number =>
    rowOf.get(textOf(end, 'the end of an edge')) ??
    refuse(`an edge to "${String(end)}"`, 'the id of a paper');
  const edges = {
    source: new Uint32Array(values.length),
    target: new Uint32Array(values.length),
    weight: new Float32Array(values.length),
    kind: new Uint8Array(values.length),
  };
  values.forEach((value, at) => {
    const record = fieldsOf(value, `edge ${at + 1}`);
    const kind = edgeKinds.indexOf(record['kind'] as EdgeKind);
    if (kind < 0)
      refuse(`an edge of kind ${JSON.stringify(record['kind'])}`, `one of ${edgeKinds.join(', ')}`);
    edges.source[at] = rows(record['source']);
    edges.target[at] = rows(record['target']);
    edges.weight[at] = numberOf(record['weight'], 'the weight of an edge');
    edges.kind[at] = kind;
  });
  return edges;
}

/** Places say their own fingerprint; only where the file is a part of a map must that of the whole be kept. */
function readRecipe(value: unknown, papers: number): Recipe {
  const recipe = fieldsOf(value, 'the recipe');
  const corpus = fieldsOf(recipe['corpus'], 'the corpus of the recipe');
  textOf(corpus['name'], 'the name of the corpus');
  textOf(corpus['fingerprint'], 'the fingerprint of the corpus');
  fieldsOf(recipe['layout'], 'the layout of the recipe');
  for (const name of ['threshold', 'seed']) numberOf(recipe[name], `the ${name} of the recipe`);
  const whole = corpus['papers'] === papers;
  return without(recipe, whole ? ['positions', 'table'] : ['table']) as unknown as Recipe;
}

function without(record: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function fieldsOf(value: unknown, what: string): JsonObject {
  return isObject(value) ? value : refuse(`${what} is ${kindOf(value)}`, 'an object');
}

function listOf(value: unknown, what: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(`${what} is ${kindOf(value)}`, 'a list');
}

function textOf(value: unknown, what: string): string {
  return typeof value === 'string' ? value : refuse(`${what} is ${kindOf(value)}`, 'text');
}

function numberOf(value: unknown, what: string): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuse(`${what} is ${kindOf(value)}`, 'a number');
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
