/**
 * The ties that are drawn, as columns of numbers for the graphics card. Nothing here changes while the person hovers or selects (see
 * overlay.ts). Made in slices: there may be hundreds of thousands.
 */
import { clusterColour, mixColours, themeColours } from '../core/palette.ts';
import { edgeKinds, type MapEdges } from '../core/types.ts';
import { nearness, tieLength } from './edgeChoice.ts';
import type { Frame } from './frame.ts';
import { packTranslucent } from './packedColours.ts';
import type { Scene } from './scene.ts';

/** Beyond this many ties they are drawn as hairlines, which cost a third. */
export const mostWideLines = 4000;
/** Lines worked out in one task. */
export const linesPerSlice = 8000;

/** Of each corner, in the frame: both ends, a width across, colour (four bytes), which end the corner lies at and on which side. */
export const wideColumns = [
  'a_positionStart',
  'a_positionEnd',
  'a_normal',
  'a_color',
  'a_positionCoef',
  'a_normalCoef',
] as const;
/** Of each end. */
export const hairlineColumns = ['a_position', 'a_color'] as const;
/** A wide line is two triangles. */
const wideCorners = [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]] as const; // prettier-ignore
const perWideCorner = 9;
const perWide = wideCorners.length * perWideCorner;
const perHairline = 6;

export interface Lines {
  /** Numbers of the edges, weakest first, so that strong ties lie on top. */
  readonly edges: Uint32Array;
  /** In map units; none of hairlines. */
  readonly widths: Float32Array | undefined;
  readonly corners: Float32Array;
}

/** Kinds up to this one are similarities. */
const strongestKind = edgeKinds.indexOf('strongest');

/** `drawn`: numbers of the edges, strongest first. Yields between slices, and before the first where there are more than `mostWideLines`. */
export function* makeLines(
  scene: Scene,
  positions: Float32Array,
  frame: Frame,
  drawn: Uint32Array,
): Generator<undefined, Lines, void> {
  // Where there are many, the papers they follow have cost this task enough.
  if (drawn.length > mostWideLines) yield;
  const edges = withoutDoubles(scene.edges, drawn, scene.radii.length);
  const wide = edges.length <= mostWideLines;
  const widths = wide ? new Float32Array(edges.length) : undefined;
  const corners = new Float32Array(edges.length * (wide ? perWide : perHairline));
  const lines: Lines = { edges, widths, corners };
  const colourOf = createColours(scene, positions, inkOf(edges.length));
  const strengthOf = createStrength(scene);
  const packed = new Uint32Array(corners.buffer);
  for (let from = 0; from < edges.length; from += linesPerSlice) {
    if (from > 0) yield;
    const to = Math.min(edges.length, from + linesPerSlice);
    for (let line = from; line < to; line += 1) {
      const e = edges[line]!;
      const strength = strengthOf(scene.edges.weight[e]!);
      const colour = colourOf(e, strength);
      if (widths === undefined) colourHairline(packed, line, colour);
      else {
        widths[line] = 1.4 + 4 * strength;
        colourWide(packed, corners, line, colour);
      }
    }
    placeLines(lines, scene.edges, positions, frame, { from, to });
  }
  return lines;
}

export interface WhichLines {
  readonly from?: number;
  readonly to?: number;
  /** Only those of this paper. */
  readonly row?: number;
}

export function placeLines(
  { edges, widths, corners }: Lines,
  { source, target }: MapEdges,
  positions: Float32Array,
  { x, y, side }: Frame,
  { from = 0, to = edges.length, row }: WhichLines = {},
): void {
  for (let line = from; line < to; line += 1) {
    const [a, b] = [source[edges[line]!]!, target[edges[line]!]!];
    if (row !== undefined && a !== row && b !== row) continue;
    const x1 = 0.5 + (positions[a * 2]! - x) / side;
    const y1 = 0.5 + (positions[a * 2 + 1]! - y) / side;
    const x2 = 0.5 + (positions[b * 2]! - x) / side;
    const y2 = 0.5 + (positions[b * 2 + 1]! - y) / side;
    if (widths !== undefined) placeWide(corners, line, x1, y1, x2, y2, widths[line]!);
    else {
      const at = line * perHairline;
      corners[at] = x1;
      corners[at + 1] = y1;
      corners[at + 3] = x2;
      corners[at + 4] = y2;
    }
  }
}

function placeWide(
  corners: Float32Array,
  line: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width: number,
): void {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.sqrt(dx * dx + dy * dy);
  const across = length === 0 ? 0 : width / length;
  for (let at = line * perWide; at < (line + 1) * perWide; at += perWideCorner) {
    corners[at] = x1;
    corners[at + 1] = y1;
    corners[at + 2] = x2;
    corners[at + 3] = y2;
    corners[at + 4] = -dy * across;
    corners[at + 5] = dx * across;
  }
}

function colourHairline(packed: Uint32Array, line: number, colour: number): void {
  packed[line * perHairline + 2] = packed[line * perHairline + 5] = colour;
}

function colourWide(packed: Uint32Array, corners: Float32Array, line: number, colour: number): void {
  let at = line * perWide;
  for (const [end, side] of wideCorners) {
    packed[at + 6] = colour;
    corners[at + 7] = end;
    corners[at + 8] = side;
    at += perWideCorner;
  }
}

/** Weakest first. Of a pair tied twice, what a person switched on beside similarity is shown. */
function withoutDoubles({ source, target, kind }: MapEdges, drawn: Uint32Array, papers: number): Uint32Array {
  const weakestFirst = drawn.toReversed();
  // Similarities tie no pair twice.
  if (!drawn.some((e) => kind[e]! > strongestKind)) return weakestFirst;
  const shown = new Map<number, number>();
  for (const e of weakestFirst) {
    const [a, b] = [source[e]!, target[e]!];
    const pair = Math.min(a, b) * papers + Math.max(a, b);
    if (!shown.has(pair) || kind[e]! > strongestKind) {
      // Where it comes in the order is where the one shown stands.
      shown.delete(pair);
      shown.set(pair, e);
    }
  }
  return Uint32Array.from(shown.values());
}

/**
 * Steps between no colour and all of it: finer ones cannot be seen. What lies under a line shows through it, whatever its colour: colours are
 * laid on as they are, so each part is diminished here.
 */
const shades = 255;

/** Lines lie over each other: the more there are, the fainter each, or they would hide dots and ground. 1 for few, towards `leastInk`. */
function inkOf(lines: number): number {
  return Math.max(leastInk, Math.min(1, Math.sqrt(fewLines / Math.max(1, lines))));
}

const fewLines = 1500;
const leastInk = 0.25;

/** Ties inside a cluster take its colour, ties between clusters are grey; the stronger and shorter, the less faint. */
function createColours(
  scene: Scene,
  positions: Float32Array,
  ink: number,
): (e: number, strength: number) => number {
  const { edges, assignment, theme } = scene;
  const colours = themeColours[theme];
  const known = new Map<string, number[]>();
  const mix = (tint: string, share: number): number => {
    let mixed = known.get(tint);
    if (mixed === undefined) known.set(tint, (mixed = []));
    const step = Math.round(share * shades);
    return (mixed[step] ??= packTranslucent(mixColours('#000000', tint, step / shades), step));
  };
  const tints = edgeKinds.map((kind) => (kind === 'file' ? colours.file : colours.ink));
  return (e, strength) => {
    const cluster = assignment[edges.source[e]!]!;
    const inside = scene.colours === undefined && cluster === assignment[edges.target[e]!];
    const kind = edges.kind[e]!;
    const ofSimilarity = inside ? clusterColour(cluster, theme) : colours.edge;
    const share = (inside ? 0.38 : 0.3) + (inside ? 0.45 : 0.3) * strength;
    const near = nearness(tieLength(edges, positions, e));
    return mix(kind > strongestKind ? tints[kind]! : ofSimilarity, ink * share * (0.25 + 0.75 * near));
  };
}

/** 0 for the weakest tie drawn, 1 for the strongest but 2 % of them. */
function createStrength({ edges }: Scene): (weight: number) => number {
  const count = edges.weight.length;
  const strongest = edges.weight[Math.floor(count * 0.02)]!;
  const weakest = edges.weight[count - 1]!;
  return (weight) =>
    strongest <= weakest ? 1 : Math.min(1, Math.max(0, (weight - weakest) / (strongest - weakest)));
}
