/** Which names stand where on the screen: cluster names first, then papers by importance, none over another. */
import { placeLabels, type Box, type LabelCandidate } from '../core/export/labels.ts';
import { shortLabel } from '../core/export/shortLabel.ts';
import type { Piece } from '../core/graph/pieces.ts';
import type { Cluster } from '../core/types.ts';
import { clusterPieces } from './clusterPieces.ts';
import { isInView, project, type Projection } from './projection.ts';
import type { Scene } from './scene.ts';

export interface ScreenLabel {
  readonly kind: 'cluster' | 'part' | 'paper';
  readonly key: number;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'start' | 'middle' | 'end';
  readonly size: number;
}

export type MeasureText = (text: string, size: number, weight: number) => number;

export interface LabelWish {
  readonly scene: Scene;
  readonly positions: Float32Array;
  readonly view: Projection;
  /** 1 at the whole map, smaller when closer. */
  readonly ratio: number;
  readonly measure: MeasureText;
  /** Boxes of controls that lie on the map. */
  readonly taken: readonly Box[];
  /** While papers move only clusters are named. */
  readonly moving: boolean;
}

export const paperLabelSize = 11.5;
export const clusterWeight = 650;
const lineHeight = 1.18;
/** Closer than this, names of parts appear among those of clusters. */
export const partsRatio = 0.6;
/** Room of the screen for each name, in square CSS pixels; but so many names are always tried. */
const pixelsAName = 30_000;
const fewestNames = 12;
/** Lines of names are not wrapped to fewer letters; mean width of a letter as a share of its size. */
const fewestLetters = 14;
const letterWidth = 0.58;
/** Keys of names that stand again, and of parts, begin here: clusters are fewer. */
const againKeys = 100_000;
const partKeys = 1e9;
/** Of more papers than this none has a label on the whole map: a dozen of thousands would say nothing. */
const mostLabelledWhole = 3000;
/** With more papers in view than this, labels no longer avoid dots: it would cost more than a frame. */
const mostDots = 1500;

export function layOutLabels(wish: LabelWish): ScreenLabel[] {
  const bounds: Box = { left: 6, top: 6, right: wish.view.width - 6, bottom: wish.view.height - 6 };
  const dots = dotsInView(wish);
  const names = nameCandidates(wish);
  const placedNames = placeLabels(
    names.map((name) => name.candidate),
    bounds,
    { taken: wish.taken, dots, padding: 8 },
  );
  const nameByKey = new Map(names.map((name) => [name.candidate.key, name]));
  const labels: ScreenLabel[] = placedNames.map(({ key, box, align }) => {
    const { kind, cluster, lines, size } = nameByKey.get(key)!;
    return { kind, key: cluster, lines, box, align, size };
  });
  const limit = paperLimit(wish);
  const papers = limit === 0 ? [] : paperCandidates(wish);
  const placedPapers = placeLabels(papers, bounds, {
    taken: [...wish.taken, ...placedNames.map((name) => name.box)],
    dots,
    mostCovered: 2,
    limit,
    padding: 4,
  });
  for (const { key, box, align } of placedPapers) {
    labels.push({
      kind: 'paper',
      key,
      lines: [shortLabel(wish.scene.papers[key]!)],
      box,
      align,
      size: paperLabelSize,
    });
  }
  return labels;
}

function paperLimit({ scene, view, ratio, moving }: LabelWish): number {
  if (moving) return 0;
  if (scene.papers.length > mostLabelledWhole && ratio >= partsRatio) return 0;
  const roomy = (view.width * view.height) / 60_000;
  return Math.round(Math.min(roomy * 4, roomy / Math.max(0.08, ratio)));
}

interface NameCandidate {
  readonly candidate: LabelCandidate;
  readonly kind: 'cluster' | 'part';
  /** Cluster whose colour it takes. */
  readonly cluster: number;
  readonly lines: readonly string[];
  readonly size: number;
}

/** Names of clusters, again where a cluster lies in several places, and, when closer, of their parts. */
function nameCandidates(wish: LabelWish): NameCandidate[] {
  const { scene, positions, ratio } = wish;
  const shown = namesShown(wish);
  const times = isSmall(wish) ? 1 : undefined;
  const names = clusterPieces(scene.assignment, scene.clusters, positions).flatMap((pieces, cluster) =>
    shown.has(cluster)
      ? pieces
          .slice(0, times)
          .flatMap((piece, rank) =>
            nameCandidate(wish, 'cluster', scene.clusters[cluster]!, cluster, piece, rank),
          )
      : [],
  );
  if (scene.parts === undefined || ratio >= partsRatio) return names;
  const { assignment, clusters } = scene.parts;
  const parts = clusterPieces(assignment, clusters, positions).flatMap(([piece], part) =>
    piece === undefined ? [] : nameCandidate(wish, 'part', clusters[part]!, clusters[part]!.parent, piece, 0),
  );
  return [...names, ...parts];
}

/** A phone has no room to say a name twice. */
const isSmall = ({ view }: Pick<LabelWish, 'view'>) => view.width < 600;

/** The largest clusters, as many as the screen has room to name; more when closer. */
function namesShown({ scene, view, ratio }: LabelWish): Set<number> {
  const most = Math.round((view.width * view.height) / pixelsAName / Math.min(1, ratio * ratio));
  const bySize = [...scene.clusters].sort((a, b) => b.size - a.size || a.index - b.index);
  return new Set(bySize.slice(0, Math.max(fewestNames, most)).map(({ index }) => index));
}

/** Where a map has many clusters only the first phrase of a name is shown until one comes closer, if no other begins with it. */
function wordsOf({ clusters }: Scene, name: string, ratio: number): string {
  const first = name.split(', ')[0]!;
  const alone = clusters.filter((other) => other.name.split(', ')[0] === first).length === 1;
  return clusters.length > fewestNames && ratio >= partsRatio && alone ? first : name;
}

function nameCandidate(
  { scene, view, measure, ratio }: LabelWish,
  kind: 'cluster' | 'part',
  { name, size: papers, index }: Cluster,
  cluster: number,
  piece: Piece,
  rank: number,
): NameCandidate[] {
  const at = project(view, piece.x, piece.y);
  if (!isInView(view, at, 40)) return [];
  const largest = Math.max(1, ...scene.clusters.map((other) => other.size));
  const small = isSmall({ view });
  const base = small ? 10.5 : 11.5;
  const size = kind === 'part' || rank > 0 ? base : base + (small ? 2.5 : 4.5) * Math.sqrt(papers / largest);
  const words = kind === 'part' ? name : wordsOf(scene, name, ratio);
  const lines = wrapToWidth(words, Math.abs(view.scaleX) * piece.width, size, small ? 18 : 24);
  const width = Math.max(...lines.map((line) => measure(line, size, clusterWeight))) + 4;
  const height = lines.length * size * lineHeight;
  const key = (kind === 'part' ? partKeys : rank * againKeys) + index;
  // Every cluster has its name before one has it twice.
  const priority = kind === 'part' ? papers / 1e6 : rank > 0 ? piece.papers / 1e3 : papers;
  const candidate: LabelCandidate = {
    key,
    x: at.x,
    y: at.y,
    style: 'centred',
    gap: 0,
    width,
    height,
    priority,
  };
  return [{ candidate, kind, cluster, lines, size }];
}

/** A name is at most as wide as its papers lie, if two lines are enough for that; else as narrow as two lines can be. */
function wrapToWidth(name: string, width: number, size: number, most: number): string[] {
  const fitting = Math.max(fewestLetters, Math.floor(width / (size * letterWidth)));
  for (let letters = fitting; letters < most; letters += 1) {
    const lines = wrapName(name, letters);
    if (lines.length === 2 || name.length <= letters || !name.includes(' ')) return lines;
  }
  return wrapName(name, most);
}

function wrapName(name: string, longest: number): string[] {
  if (name.length <= longest) return [name];
  const comma = name.indexOf(', ');
  if (comma > 0 && comma <= longest * 1.3)
    return [name.slice(0, comma + 1), ...wrapName(name.slice(comma + 2), longest)];
  const space = name.lastIndexOf(' ', longest);
  if (space <= 0) return [name];
  return [name.slice(0, space), ...wrapName(name.slice(space + 1), longest)];
}

function paperCandidates({ scene, positions, view, measure, ratio }: LabelWish): LabelCandidate[] {
  const most = Math.round(120 / Math.max(0.25, ratio));
  const rows: number[] = [];
  for (const row of largestFirst(scene.radii)) {
    if (rows.length === most) break;
    if (isInView(view, project(view, positions[row * 2]!, positions[row * 2 + 1]!))) rows.push(row);
  }
  return rows.map((row) => {
    const at = project(view, positions[row * 2]!, positions[row * 2 + 1]!);
    const text = shortLabel(scene.papers[row]!);
    return {
      key: row,
      x: at.x,
      y: at.y,
      style: 'beside' as const,
      gap: Math.abs(view.scaleX) * scene.radii[row]! + 3,
      width: measure(text, paperLabelSize, 400),
      height: paperLabelSize * lineHeight,
      priority: scene.radii[row]!,
    };
  });
}

const orders = new WeakMap<Float32Array, Uint32Array>();

/** Rows by the size of their dots; sorted once a map, not once a frame. */
function largestFirst(radii: Float32Array): Uint32Array {
  const order =
    orders.get(radii) ?? Uint32Array.from(radii.keys()).sort((a, b) => radii[b]! - radii[a]! || a - b);
  orders.set(radii, order);
  return order;
}

function dotsInView({ scene, positions, view }: LabelWish): number[] {
  const dots: number[] = [];
  for (let row = 0; row < scene.radii.length; row += 1) {
    const at = project(view, positions[row * 2]!, positions[row * 2 + 1]!);
    if (!isInView(view, at, 10)) continue;
    if (dots.length >= mostDots * 3) return [];
    dots.push(at.x, at.y, Math.abs(view.scaleX) * scene.radii[row]!);
  }
  return dots;
}
