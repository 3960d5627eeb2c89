/**
 * Which ties are drawn as lines on the whole map. Small maps show all of them. On larger ones lines right across the map would cover it and
 * say nothing: only ties between papers that lie near each other are drawn, the strongest first, the fainter the longer; how clusters hang
 * together is shown by roads (roads.ts), and a paper's own ties come back when it is pointed at or when the reader comes close (tieLayer.ts).
 * Linear in the edges.
 */
import type { MapEdges } from '../core/types.ts';

/** Up to here every tie is drawn. */
export const mostPapersWithAllTies = 600;
/** Longest tie drawn on larger maps, and the length at which a tie is half as faint, in map units (papers lie about 100 apart). */
const longest = 520;
const halfFaint = 320;
/** Beyond this many lines per paper only the strongest are drawn: more of them cover the picture. */
const drawnPerPaper = 3;
const fewestDrawn = 4000;

/** Numbers of the edges to draw, strongest first. */
export function chooseEdges(edges: MapEdges, positions: Float32Array): Uint32Array {
  const { source, target } = edges;
  const papers = positions.length / 2;
  const most = Math.max(fewestDrawn, papers * drawnPerPaper);
  const chosen = new Uint32Array(Math.min(most, edges.weight.length));
  let count = 0;
  for (let e = 0; e < edges.weight.length && count < most; e += 1) {
    const [a, b] = [source[e]! * 2, target[e]! * 2];
    const dx = positions[a]! - positions[b]!;
    const dy = positions[a + 1]! - positions[b + 1]!;
    if (papers <= mostPapersWithAllTies || dx * dx + dy * dy <= longest * longest) chosen[count++] = e;
  }
  return chosen.subarray(0, count);
}

export function tieLength({ source, target }: MapEdges, positions: Float32Array, e: number): number {
  const [a, b] = [source[e]! * 2, target[e]! * 2];
  const [dx, dy] = [positions[a]! - positions[b]!, positions[a + 1]! - positions[b + 1]!];
  return Math.sqrt(dx * dx + dy * dy);
}

/** 1 for the shortest ties, 0.5 at `halfFaint`, towards 0 for long ones. */
export function nearness(length: number): number {
  return 1 / (1 + (length / halfFaint) ** 2);
}
