/**
 * The graphology graph that Sigma draws: node and edge keys are row and edge numbers as text. Colours are mixed with the ground beforehand, so
 * faint edges cost nothing extra to draw; nothing here changes while the person hovers or selects (see overlay.ts).
 */
import { UndirectedGraph } from 'graphology';
import { edgeKinds } from '../core/types.ts';
import { clusterColour, mixColours, themeColours } from '../core/palette.ts';
import type { Scene } from './scene.ts';

/** Beyond this many edges they are drawn as hairlines, which cost a third. */
export const mostWideEdges = 4000;
/** Beyond this many edges per paper only the strongest are drawn: more of them cover the picture. */
const drawnPerPaper = 5;

export interface DrawnNode {
  x: number;
  y: number;
  size: number;
  color: string;
}
export interface DrawnEdge {
  color: string;
  size: number;
  weight: number;
  kind: string;
}
export type DrawnGraph = UndirectedGraph<DrawnNode, DrawnEdge>;

export function buildDrawnGraph(scene: Scene, positions: Float32Array, smallestSize: number): DrawnGraph {
  const graph: DrawnGraph = new UndirectedGraph();
  const { edges, radii } = scene;
  for (let row = 0; row < radii.length; row += 1) {
    graph.addNode(String(row), {
      x: positions[row * 2]!,
      y: positions[row * 2 + 1]!,
      size: Math.max(smallestSize, radii[row]!),
      color: clusterColour(scene.assignment[row]!, scene.theme),
    });
  }
  // Weakest first, so that strong ties lie on top.
  for (let e = drawnEdges(scene) - 1; e >= 0; e -= 1) {
    const source = edges.source[e]!;
    const target = edges.target[e]!;
    if (graph.hasEdge(source, target)) continue;
    graph.addEdgeWithKey(String(e), source, target, {
      ...edgeLook(scene, e),
      weight: edges.weight[e]!,
      kind: edgeKinds[edges.kind[e]!] ?? 'similarity',
    });
  }
  return graph;
}

/** So many of the strongest edges are drawn. */
export function drawnEdges({ edges, radii }: Scene): number {
  return Math.min(edges.weight.length, Math.max(mostWideEdges, radii.length * drawnPerPaper));
}

/** Width in map units. Ties inside a cluster take its colour, ties between clusters are grey; the stronger, the less faint. */
export function edgeLook(scene: Scene, e: number): { color: string; size: number } {
  const { edges, assignment, theme } = scene;
  const colours = themeColours[theme];
  const cluster = assignment[edges.source[e]!]!;
  const inside = cluster === assignment[edges.target[e]!];
  const strength = strengthOf(scene, edges.weight[e]!);
  const cited = edges.kind[e]! >= edgeKinds.indexOf('citation');
  const tint = cited ? colours.ink : inside ? clusterColour(cluster, theme) : colours.edge;
  const share = (inside ? 0.26 : 0.16) + (inside ? 0.4 : 0.24) * strength;
  return { color: mixColours(colours.ground, tint, share), size: 1.4 + 4 * strength };
}

/** 0 for the weakest tie drawn, 1 for the strongest but 2 % of them. */
function strengthOf({ edges }: Scene, weight: number): number {
  const count = edges.weight.length;
  const strongest = edges.weight[Math.floor(count * 0.02)]!;
  const weakest = edges.weight[count - 1]!;
  return strongest <= weakest ? 1 : Math.min(1, Math.max(0, (weight - weakest) / (strongest - weakest)));
}
