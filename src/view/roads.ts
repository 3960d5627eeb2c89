/**
 * Roads between clusters: for each cluster the two others it is tied to most, as one soft curve each, as wide as the ties between them
 * weigh. They stand for the thousands of long ties that a large map does not draw. Linear in the edges.
 */
import { mixColours, themeColours } from '../core/palette.ts';
import { unclustered } from '../core/types.ts';
import { clusterPieces } from './clusterPieces.ts';
import { mostPapersWithAllTies } from './edgeChoice.ts';
import { project, type Projection } from './projection.ts';
import type { Scene } from './scene.ts';

export interface Road {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** Against the widest: (0, 1]. */
  readonly weight: number;
}

const roadsOfEach = 2;
/** Widest road on the screen, in CSS pixels; closer than this, single ties say more. */
const widest = 9;
const closestRatio = 0.3;

/** None on maps that draw every tie. */
export function findRoads(scene: Scene, positions: Float32Array): Road[] {
  if (scene.papers.length <= mostPapersWithAllTies) return [];
  const between = weighPairs(scene);
  const count = scene.clusters.length;
  const kept = new Set<number>();
  for (let cluster = 0; cluster < count; cluster += 1) {
    tiesOf(cluster, count, between)
      .sort((a, b) => between[b]! - between[a]! || a - b)
      .slice(0, roadsOfEach)
      .forEach((pair) => kept.add(pair));
  }
  const pieces = clusterPieces(scene.assignment, scene.clusters, positions);
  const heaviest = Math.max(...Array.from(kept, (pair) => between[pair]!), 1e-9);
  return Array.from(kept, (pair) => ({
    from: pieces[Math.floor(pair / count)]![0]!,
    to: pieces[pair % count]![0]!,
    weight: between[pair]! / heaviest,
  }));
}

/** Sum of weights between clusters a < b, at a * clusters + b; 0 where they are not tied. */
function weighPairs({ edges, assignment, clusters }: Scene): Float64Array {
  const { length: count } = clusters;
  const { source, target, weight } = edges;
  const sums = new Float64Array(count * count);
  for (let e = 0; e < weight.length; e += 1) {
    const a = assignment[source[e]!]!;
    const b = assignment[target[e]!]!;
    if (a === b || a === unclustered || b === unclustered) continue;
    sums[a < b ? a * count + b : b * count + a]! += weight[e]!;
  }
  return sums;
}

/** Pairs of this cluster with those it is tied to. */
function tiesOf(cluster: number, count: number, between: Float64Array): number[] {
  const pairs: number[] = [];
  for (let other = 0; other < count; other += 1) {
    const pair = Math.min(cluster, other) * count + Math.max(cluster, other);
    if (between[pair]! > 0) pairs.push(pair);
  }
  return pairs;
}

export function paintRoads(
  context: CanvasRenderingContext2D,
  roads: readonly Road[],
  { theme }: Scene,
  view: Projection,
  ratio: number,
): void {
  if (ratio < closestRatio) return;
  const { ground, edge } = themeColours[theme];
  context.lineCap = 'round';
  for (const { from, to, weight } of [...roads].sort((a, b) => a.weight - b.weight)) {
    const [a, b] = [project(view, from.x, from.y), project(view, to.x, to.y)];
    context.strokeStyle = mixColours(ground, edge, 0.2 + 0.3 * weight);
    context.lineWidth = Math.max(1.2, widest * Math.sqrt(weight));
    context.beginPath();
    context.moveTo(a.x, a.y);
    // Bent a little to the left of the way, so that roads there and back do not hide each other.
    const bend = 0.12;
    context.quadraticCurveTo(
      (a.x + b.x) / 2 - (b.y - a.y) * bend,
      (a.y + b.y) / 2 + (b.x - a.x) * bend,
      b.x,
      b.y,
    );
    context.stroke();
  }
}
