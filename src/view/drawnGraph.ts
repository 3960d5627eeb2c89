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
  const lookOf = createLook(scene, positions, inkOf(drawn.length));
  // Of a pair tied twice, what a person switched on beside similarity is shown.
  const tied = new Map<number, number>();
  // Weakest first, so that strong ties lie on top.
  for (const e of drawn.toReversed()) {
    const [source, target] = [edges.source[e]!, edges.target[e]!];
    const pair = Math.min(source, target) * radii.length + Math.max(source, target);
    const before = tied.get(pair);
    if (before !== undefined) {
      if (edges.kind[e]! <= strongestKind) continue;
      graph.dropEdge(before);
    }
    tied.set(pair, e);
    graph.addEdgeWithKey(String(e), source, target, {
      ...lookOf(e),
      weight: edges.weight[e]!,
      kind: edgeKinds[edges.kind[e]!] ?? 'similarity',
    });
  }
  return graph;
}

/** Steps between no colour and all of it: finer ones cannot be seen, and Sigma knows each colour it has met. */
const shades = 255;

/** Lines lie over each other: the more there are, the fainter each, or they would hide dots and ground. 1 for few, towards `leastInk`. */
function inkOf(lines: number): number {
  return Math.max(leastInk, Math.min(1, Math.sqrt(fewLines / Math.max(1, lines))));
}

const fewLines = 1500;
const leastInk = 0.25;

/** Width in map units. Ties inside a cluster take its colour, ties between clusters are grey; the stronger and shorter, the less faint. */
function createLook(
  scene: Scene,
  positions: Float32Array,
  ink: number,
): (e: number) => { color: string; size: number } {
  const { edges, assignment, theme } = scene;
  const colours = themeColours[theme];
  const strengthOf = createStrength(scene);
  const known = new Map<string, string[]>();
  const mix = (tint: string, share: number): string => {
    let mixed = known.get(tint);
    if (mixed === undefined) known.set(tint, (mixed = []));
    const step = Math.round(share * shades);
    return (mixed[step] ??= translucent(tint, step / shades));
  };
  const tints = edgeKinds.map((kind) => (kind === 'file' ? colours.file : colours.ink));
  return (e) => {
    const cluster = assignment[edges.source[e]!]!;
    const inside = scene.colours === undefined && cluster === assignment[edges.target[e]!];
    const strength = strengthOf(edges.weight[e]!);
    const kind = edges.kind[e]!;
    const ofSimilarity = inside ? clusterColour(cluster, theme) : colours.edge;
    const share = (inside ? 0.38 : 0.3) + (inside ? 0.45 : 0.3) * strength;
    const near = nearness(tieLength(edges, positions, e));
    return {
      color: mix(kind > strongestKind ? tints[kind]! : ofSimilarity, ink * share * (0.25 + 0.75 * near)),
      size: 1.4 + 4 * strength,
    };
  };
}

/** So that what lies under a line shows through it, whatever its colour. Sigma lays colours on as they are: each part is diminished here. */
function translucent(colour: string, share: number): string {
  const alpha = Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');
  return `${mixColours('#000000', colour, share)}${alpha}`;
}

/** 0 for the weakest tie drawn, 1 for the strongest but 2 % of them. */
function createStrength({ edges }: Scene): (weight: number) => number {
  const count = edges.weight.length;
  const strongest = edges.weight[Math.floor(count * 0.02)]!;
  const weakest = edges.weight[count - 1]!;
  return (weight) =>
    strongest <= weakest ? 1 : Math.min(1, Math.max(0, (weight - weakest) / (strongest - weakest)));
}
