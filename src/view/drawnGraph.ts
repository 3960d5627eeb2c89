/**
 * The graphology graph that Sigma draws: node and edge keys are row and edge numbers as text. Colours are mixed with the ground beforehand, so
 * faint edges cost nothing extra to draw; nothing here changes while the person hovers or selects (see overlay.ts).
 */
import { UndirectedGraph } from 'graphology';
import { edgeKinds } from '../core/types.ts';
import { clusterColour, mixColours, themeColours } from '../core/palette.ts';
import { nearness, tieLength } from './edgeChoice.ts';
import { nodeColour, type Scene } from './scene.ts';

/** Beyond this many edges they are drawn as hairlines, which cost a third. */
export const mostWideEdges = 4000;

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

/** Kinds up to this one are similarities. */
const strongestKind = edgeKinds.indexOf('strongest');

/** Whether the same graph shows both: names of clusters and of their parts are no part of it. */
export function isDrawnAlike(before: Scene | undefined, scene: Scene): boolean {
  const shown = ['papers', 'edges', 'assignment', 'radii', 'theme', 'colours'] as const;
  return shown.every((part) => before?.[part] === scene[part]);
}

/** `drawn`: numbers of the edges, strongest first; none while papers move, for lines between moving dots say nothing. */
export function buildDrawnGraph(
  scene: Scene,
  positions: Float32Array,
  smallestSize: number,
  drawn: Uint32Array,
): DrawnGraph {
  const graph: DrawnGraph = new UndirectedGraph();
  const { edges, radii } = scene;
  for (let row = 0; row < radii.length; row += 1) {
    graph.addNode(String(row), {
      x: positions[row * 2]!,
      y: positions[row * 2 + 1]!,
      size: Math.max(smallestSize, radii[row]!),
      color: nodeColour(scene, row),
    });
  }
  // Weakest first, so that strong ties lie on top.
  for (const e of drawn.toReversed()) {
    const source = edges.source[e]!;
    const target = edges.target[e]!;
    if (graph.hasEdge(source, target)) {
      // Of a pair tied twice, what a person switched on beside similarity is shown.
      if (edges.kind[e]! <= strongestKind) continue;
      graph.dropEdge(source, target);
    }
    graph.addEdgeWithKey(String(e), source, target, {
      ...edgeLook(scene, positions, e),
      weight: edges.weight[e]!,
      kind: edgeKinds[edges.kind[e]!] ?? 'similarity',
    });
  }
  return graph;
}

/**
 * Width in map units. Ties inside a cluster take its colour, ties between clusters are grey; the stronger and shorter, the less faint.
 */
export function edgeLook(scene: Scene, positions: Float32Array, e: number): { color: string; size: number } {
  const { edges, assignment, theme } = scene;
  const colours = themeColours[theme];
  const cluster = assignment[edges.source[e]!]!;
  const inside = scene.colours === undefined && cluster === assignment[edges.target[e]!];
  const strength = strengthOf(scene, edges.weight[e]!);
  const kind = edgeKinds[edges.kind[e]!]!;
  const tint =
    kind === 'file'
      ? colours.file
      : edges.kind[e]! > strongestKind
        ? colours.ink
        : inside
          ? clusterColour(cluster, theme)
          : colours.edge;
  const share = (inside ? 0.3 : 0.2) + (inside ? 0.4 : 0.24) * strength;
  const near = nearness(tieLength(edges, positions, e));
  return { color: mixColours(colours.ground, tint, share * (0.25 + 0.75 * near)), size: 1.4 + 4 * strength };
}

/** 0 for the weakest tie drawn, 1 for the strongest but 2 % of them. */
function strengthOf({ edges }: Scene, weight: number): number {
  const count = edges.weight.length;
  const strongest = edges.weight[Math.floor(count * 0.02)]!;
  const weakest = edges.weight[count - 1]!;
  return strongest <= weakest ? 1 : Math.min(1, Math.max(0, (weight - weakest) / (strongest - weakest)));
}
