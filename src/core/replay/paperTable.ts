/**
 * The papers of a map in a few bytes each, so that a picture alone can say which papers it shows, where, and in which cluster: the recipe in
 * a figure carries it. 12 bytes a paper, in the order of the ids: id digest (32 bits), text digest, x, y, cluster (16 bits each), little end
 * first, as base64. Places are rounded to a 65,535th of the map's longer side.
 */
import { unclustered, type PaperMap } from '../types.ts';
import { digestPapers } from './digests.ts';

export interface PaperTable {
  /** The corner and the side of the square that x and y count in, in map units. */
  readonly left: number;
  readonly bottom: number;
  readonly side: number;
  /** Names of the clusters; the rows hold places in this list. */
  readonly clusters: readonly string[];
  readonly rows: string;
}

export interface TableRow {
  readonly idDigest: number;
  readonly textDigest: number;
  readonly x: number;
  readonly y: number;
  /** Name of its cluster. */
  readonly cluster: string | undefined;
}

const bytesARow = 12;
const steps = 0xffff;
/** Beyond, the table would weigh more than the picture. */
export const mostPapersInTable = 20_000;

export function writePaperTable(map: PaperMap): PaperTable | undefined {
  const { corpus, positions, assignment, clusters } = map;
  if (corpus.papers.length > mostPapersInTable) return undefined;
  const { left, bottom, side } = squareAround(positions);
  const places = new Map(clusters.map(({ index }, place) => [index, place]));
  const view = new DataView(new ArrayBuffer(corpus.papers.length * bytesARow));
  const step = (value: number) => Math.round((value * steps) / side);
  digestPapers(corpus.papers).forEach(({ id, text }, row) => {
    const at = row * bytesARow;
    view.setUint32(at, id, true);
    view.setUint16(at + 4, text, true);
    view.setUint16(at + 6, step(positions[2 * row]! - left), true);
    view.setUint16(at + 8, step(positions[2 * row + 1]! - bottom), true);
    view.setUint16(at + 10, places.get(assignment[row]!) ?? unclustered, true);
  });
  return { left, bottom, side, clusters: clusters.map(({ name }) => name), rows: toBase64(view) };
}

/** Undefined where it is no such table. */
export function readPaperTable(value: unknown): readonly TableRow[] | undefined {
  const { left, bottom, side, clusters, rows } = (value ?? {}) as Partial<PaperTable>;
  const numbers = [left, bottom, side].every((number) => Number.isFinite(number));
  if (!numbers || !Array.isArray(clusters) || typeof rows !== 'string') return undefined;
  const view = fromBase64(rows);
  if (view === undefined || view.byteLength % bytesARow !== 0) return undefined;
  return Array.from({ length: view.byteLength / bytesARow }, (_, row) => {
    const at = row * bytesARow;
    return {
      idDigest: view.getUint32(at, true),
      textDigest: view.getUint16(at + 4, true),
      x: left! + (view.getUint16(at + 6, true) * side!) / steps,
      y: bottom! + (view.getUint16(at + 8, true) * side!) / steps,
      cluster: (clusters as readonly string[])[view.getUint16(at + 10, true)],
    };
  });
}

function squareAround(positions: Float32Array): { left: number; bottom: number; side: number } {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  positions.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2]!, value);
    high[at % 2] = Math.max(high[at % 2]!, value);
  });
  const [left, bottom] = low as [number, number];
  if (positions.length === 0) return { left: 0, bottom: 0, side: 1 };
  return { left, bottom, side: Math.max(high[0]! - left, high[1]! - bottom, 1e-6) };
}

function toBase64(view: DataView): string {
  let text = '';
  for (let at = 0; at < view.byteLength; at += 1) text += String.fromCharCode(view.getUint8(at));
  return btoa(text);
}

function fromBase64(text: string): DataView | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return new DataView(bytes.buffer);
  } catch {
    return undefined;
  }
}
