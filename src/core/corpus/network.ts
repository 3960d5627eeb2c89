/**
 * Ties and places that came with files, brought from the files' own ids to rows of the corpus and joined into one network. Weights become
 * shares of the strongest tie of the same file, for one file counts common words and another says "1". Places of two files know nothing of
 * each other: those of the file that places most papers count.
 */
import type { FileNetwork } from './importResult.ts';
import type { Paper } from '../types.ts';
import type { LocalIds } from './localIds.ts';
import type { FileReading } from './readFile.ts';

type FindRow = (localId: string) => number | undefined;
type Ties = Map<string, readonly [low: number, high: number, weight: number]>;

/** A file with edges only (VOSviewer's network file) uses the ids of the others. */
export function collectNetwork(
  readings: readonly FileReading[],
  papers: readonly Paper[],
  localIds: LocalIds,
): FileNetwork | undefined {
  const telling = readings.filter(({ edges, places }) => edges.length + places.length > 0);
  if (telling.length === 0) return undefined;
  const rows = new Map(papers.map((paper, row) => [paper.id, row]));
  const ties: Ties = new Map();
  const files = new Set<string>();
  let placed: (Placing & { readonly file: string }) | undefined;
  for (const [index, reading] of readings.entries()) {
    const homes = reading.records.length > 0 ? [index] : [...readings.keys()];
    const findRow: FindRow = (localId) =>
      homes.map((home) => rows.get(localIds.find(home, localId) ?? '')).find((row) => row !== undefined);
    const found = placeRows(reading, papers.length, findRow);
    if (addTies(ties, reading, findRow) + found.count > 0) files.add(reading.file);
    if (isBetter({ ...found, file: reading.file }, placed)) placed = { ...found, file: reading.file };
  }
  if (files.size === 0) return undefined;
  return {
    files: [...files].sort(),
    ...listTies(ties),
    ...(placed === undefined ? {} : { positions: placed.positions }),
  };
}

/** Gives how many of them lie between papers of the corpus. */
function addTies(ties: Ties, { edges }: FileReading, findRow: FindRow): number {
  const strongest = edges.reduce((most, { weight }) => Math.max(most, weight), 0);
  let count = 0;
  for (const { source, target, weight } of edges) {
    const [a, b] = [findRow(source), findRow(target)];
    if (a === undefined || b === undefined || a === b || weight <= 0) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = `${String(low)} ${String(high)}`;
    ties.set(key, [low, high, Math.max(weight / strongest, ties.get(key)?.[2] ?? 0)]);
    count += 1;
  }
  return count;
}

function listTies(ties: Ties): Pick<FileNetwork, 'source' | 'target' | 'weight'> {
  const sorted = [...ties.values()].sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  return {
    source: Uint32Array.from(sorted, ([low]) => low),
    target: Uint32Array.from(sorted, ([, high]) => high),
    weight: Float32Array.from(sorted, ([, , weight]) => weight),
  };
}

interface Placing {
  readonly positions: Float32Array;
  /** Papers with a place. */
  readonly count: number;
}

/** Not by the order in which the files came. */
function isBetter<Named extends Placing & { readonly file: string }>(
  a: Named,
  b: Named | undefined,
): boolean {
  if (b === undefined) return a.count > 0;
  return a.count > b.count || (a.count === b.count && a.file < b.file);
}

function placeRows({ places }: FileReading, papers: number, findRow: FindRow): Placing {
  const positions = new Float32Array(2 * papers).fill(NaN);
  let count = 0;
  for (const { localId, x, y } of places) {
    const row = findRow(localId);
    if (row === undefined) continue;
    positions.set([x, y], 2 * row);
    count += 1;
  }
  return { positions, count };
}

/** What is left of it among some of the papers; `rows` ascending. */
export function takeRows(network: FileNetwork, rows: Uint32Array): FileNetwork {
  const place = new Map(Array.from(rows, (row, at) => [row, at]));
  const { source, target, weight, positions } = network;
  const kept = [...weight.keys()].filter((tie) => place.has(source[tie]!) && place.has(target[tie]!));
  return {
    files: network.files,
    source: Uint32Array.from(kept, (tie) => place.get(source[tie]!)!),
    target: Uint32Array.from(kept, (tie) => place.get(target[tie]!)!),
    weight: Float32Array.from(kept, (tie) => weight[tie]!),
    ...(positions === undefined
      ? {}
      : {
          positions: Float32Array.from(
            [...rows].flatMap((row) => [...positions.subarray(2 * row, 2 * row + 2)]),
          ),
        }),
  };
}

/** As text of a saved file: rows and hundred-thousandths; null for papers without a place. */
export interface PackedNetwork {
  readonly files: readonly string[];
  readonly ties: readonly (readonly [source: number, target: number, weight: number])[];
  readonly places?: readonly (readonly [x: number, y: number] | null)[];
}

export function packNetwork({ files, source, target, weight, positions }: FileNetwork): PackedNetwork {
  const ties = Array.from(source, (row, tie) => [row, target[tie]!, round(weight[tie]!)] as const);
  if (positions === undefined) return { files, ties };
  const places = Array.from({ length: positions.length / 2 }, (_, row) => {
    const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
    return Number.isNaN(x) ? null : ([round(x), round(y)] as const);
  });
  return { files, ties, places };
}

/** Five digits are enough for a line on a map. */
function round(value: number): number {
  return Number(value.toPrecision(5));
}

/** Undefined where it is no network of so many papers: a saved file may have been edited. */
export function unpackNetwork(value: unknown, papers: number): FileNetwork | undefined {
  const packed = value as Partial<PackedNetwork> | null | undefined;
  if (!Array.isArray(packed?.files) || !Array.isArray(packed.ties)) return undefined;
  const { files, ties, places } = packed as PackedNetwork;
  const isRow = (row: unknown) => Number.isInteger(row) && (row as number) >= 0 && (row as number) < papers;
  const sound = ties.every(
    (tie) => Array.isArray(tie) && isRow(tie[0]) && isRow(tie[1]) && tie[2] > 0 && tie[2] <= 1,
  );
  if (!sound) return undefined;
  const network = {
    files: files.map(String),
    source: Uint32Array.from(ties, ([row]) => row),
    target: Uint32Array.from(ties, ([, row]) => row),
    weight: Float32Array.from(ties, ([, , weight]) => weight),
  };
  if (!Array.isArray(places) || places.length !== papers) return network;
  const positions = new Float32Array(2 * papers).fill(NaN);
  for (const [row, place] of places.entries())
    if (Array.isArray(place)) positions.set([Number(place[0]), Number(place[1])], 2 * row);
  return { ...network, positions };
}
