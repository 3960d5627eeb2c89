/** Parts of a join brought together: counts added, the nearest of each row chosen among those of the parts, edges in their order. */
import type { Neighbours } from '../types.ts';
import { EdgeBuffer, type FinishedEdges } from './edgeBuffer.ts';
import { histogramBins } from './histogram.ts';
import type { ShareOptions, SharePart } from './joinShare.ts';
import { noNeighbour } from './nearest.ts';

export interface Joined extends FinishedEdges {
  readonly neighbours: Neighbours;
}

function addCounts(parts: readonly SharePart[]): Float64Array {
  const counts = new Float64Array(histogramBins);
  for (const part of parts) part.counts.forEach((count, bin) => (counts[bin]! += count));
  return counts;
}

/** True where entry i of a comes before entry j of b: weight, highest first, ties by row. */
function comesFirst(a: Neighbours, i: number, b: Neighbours, j: number): boolean {
  const difference = a.weight[i]! - b.weight[j]!;
  return difference > 0 || (difference === 0 && a.index[i]! <= b.index[j]!);
}

function mergeTwo(a: Neighbours, b: Neighbours): Neighbours {
  const { k } = a;
  const index = new Uint32Array(a.index.length).fill(noNeighbour);
  const weight = new Float32Array(a.weight.length);
  for (let start = 0; start < index.length; start += k) {
    let [i, j] = [start, start];
    for (let place = start; place < start + k; place += 1) {
      const fromFirst = comesFirst(a, i, b, j);
      index[place] = fromFirst ? a.index[i]! : b.index[j]!;
      weight[place] = fromFirst ? a.weight[i]! : b.weight[j]!;
      if (fromFirst) i += 1;
      else j += 1;
    }
  }
  return { k, index, weight };
}

export function mergeParts(parts: readonly [SharePart, ...SharePart[]], options: ShareOptions): Joined {
  const counts = addCounts(parts);
  const edges = new EdgeBuffer(options);
  for (const part of parts) edges.take(part.edges, () => counts);
  const neighbours = parts.map((part) => part.neighbours).reduce(mergeTwo);
  return { ...edges.finish(counts), neighbours };
}
