/** Which names stand where on the screen: cluster names first, then papers by importance, none over another. */
import { placeLabels, type Box, type LabelCandidate } from '../core/export/labels.ts';
import { labelLines } from '../core/export/shortLabel.ts';
import type { Paper } from '../core/types.ts';
import {
  paperLabelSize,
  paperLineHeight,
  partsRatio,
  type LabelWish,
  type MeasureText,
  type ScreenLabel,
} from './labelTypes.ts';
import { nameCandidates } from './nameLabels.ts';
import { isInView, project } from './projection.ts';

/** Of more papers than this none has a label on the whole map: a dozen of thousands say nothing, and the names of clusters need the room. */
const mostLabelledWhole = 1000;
/** With more papers in view than this, labels no longer avoid dots: it would cost more than a frame. */
const mostDots = 1500;

export function layOutLabels(wish: LabelWish): ScreenLabel[] {
  const bounds: Box = { left: 6, top: 6, right: wish.view.width - 6, bottom: wish.view.height - 6 };
  const dots = dotsInView(wish);
  const names = nameCandidates(wish);
  const placedNames = placeLabels(
    names.map((name) => name.candidate),
    bounds,
    { taken: wish.taken, dots, padding: 6 },
  );
  const nameByKey = new Map(names.map((name) => [name.candidate.key, name]));
  const labels: ScreenLabel[] = placedNames.map(({ key, box, align }) => {
    const { kind, cluster, lines, size, again } = nameByKey.get(key)!;
    return { kind, key: cluster, lines, box, align, size, again };
  });
  const limit = paperLimit(wish);
  const papers = limit === 0 ? [] : paperCandidates(wish);
  const placedPapers = placeLabels(papers, bounds, {
    taken: [...wish.taken, ...placedNames.map((name) => name.box)],
    dots,
    mostCovered: 1,
    limit,
    padding: 5,
  });
  for (const { key, box, align } of placedPapers) {
    const lines = linesOf(wish.scene.papers[key]!, wish)!;
    labels.push({ kind: 'paper', key, lines, box, align, size: paperLabelSize });
  }
  return labels;
}

function paperLimit({ scene, view, ratio, moving }: LabelWish): number {
  if (moving) return 0;
  if (scene.papers.length > mostLabelledWhole && ratio >= partsRatio) return 0;
  const roomy = (view.width * view.height) / 60_000;
  return Math.round(Math.min(roomy * 4, roomy / Math.max(0.08, ratio)));
}

type Lines = readonly string[] | undefined;

/** Divided once for each paper, not once a frame. */
const knownLines = { whole: new WeakMap<Paper, Lines>(), cut: new WeakMap<Paper, Lines>() };

/** On the whole map only papers whose label need not be cut have one; when closer every paper may. */
function linesOf(paper: Paper, { ratio }: Pick<LabelWish, 'ratio'>): Lines {
  const kind = ratio >= partsRatio ? 'whole' : 'cut';
  const known = knownLines[kind];
  if (!known.has(paper)) known.set(paper, labelLines(paper, kind));
  return known.get(paper);
}

function paperCandidates(wish: LabelWish): LabelCandidate[] {
  const { scene, positions, view, measure, ratio } = wish;
  const most = Math.round(120 / Math.max(0.25, ratio));
  const candidates: LabelCandidate[] = [];
  for (const row of largestFirst(scene.radii)) {
    if (candidates.length === most) break;
    const { x, y } = project(view, positions[row * 2]!, positions[row * 2 + 1]!);
    const lines = isInView(view, { x, y }) ? linesOf(scene.papers[row]!, wish) : undefined;
    if (lines === undefined) continue;
    candidates.push({
      key: row,
      x,
      y,
      style: 'beside',
      gap: Math.abs(view.scaleX) * scene.radii[row]! + 3,
      ...paperExtent(lines, measure),
      priority: scene.radii[row]!,
    });
  }
  return candidates;
}

export function paperExtent(lines: readonly string[], measure: MeasureText) {
  return {
    width: Math.max(...lines.map((line) => measure(line, paperLabelSize, 400))),
    height: lines.length * paperLabelSize * paperLineHeight,
  };
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
