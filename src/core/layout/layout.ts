/**
 * From ties to places: start from the texts, move, frame, part what overlaps.
 *
 * Two ways to move, one family: a neighbour embedding (see embedding.ts), and for small maps ForceAtlas2 from it, which opens islands
 * into regions. A generator: it yields progress with a live view of the positions
 * at least every few milliseconds of work; whoever drives it copies them when it wants to show them, and stops asking to cancel.
 * Sliced or whole, in whatever order the edges came, the result is the same bit for bit.
 */
import type { DenseRows } from '../text/textModel.ts';
import type { MapEdges, Neighbours, Recipe } from '../types.ts';
import type { Progress } from '../progress.ts';
import type { PlacingKernel } from '../kernels/placing.ts';
import { buildAdjacency } from '../graph/adjacency.ts';
import { alignTo, fillMissing } from './continue.ts';
import { epochsBeforeForces, moveByForces } from './forces.ts';
import { centre, frame, halfWidth } from './frame.ts';
import { moveByNeighbours } from './neighbourhood.ts';
import { removeOverlaps } from './overlap.ts';
import { startFromRows } from './start.ts';

export interface LayoutProgress extends Progress {
  /** The current positions, x0 y0 ..., framed as the finished map will be; a live view: copy what you keep. */
  readonly positions: Float32Array;
}

export type LayoutStyle = 'forces' | 'neighbours';

export interface LayoutOptions {
  readonly lsa: DenseRows;
  /** Radius of each paper in map units (see graph/sizes.ts). */
  readonly sizes: Float32Array;
  readonly seed: number;
  /** Positions of an earlier map to go on from, in map units; NaN where a paper is new. */
  readonly start?: Float32Array;
  /** Iterations (forces) or epochs (neighbours). */
  readonly iterations?: number;
  /** The nearest of each paper; without them the edges of the map stand in. */
  readonly neighbours?: Neighbours;
  readonly style?: LayoutStyle;
  /** 0 (continuous: forces) to 1 (separate islands); by size unless told. */
  readonly islands?: number | 'auto';
  /** Without it plain TypeScript does the same, more slowly. */
  readonly kernel?: PlacingKernel | undefined;
}

/** Half the distance papers are given where they crowd, in map units: a fifth of the mean spacing. */
const room = 22;

/** Up to here the force-directed layout is the default. */
export const largestForForces = 500;

/** Forces are the continuous end of the attraction-repulsion spectrum. */
export function chooseStyle(papers: number, islands: number | 'auto' = 'auto'): LayoutStyle {
  if (islands === 'auto') return papers <= largestForForces ? 'forces' : 'neighbours';
  return islands === 0 ? 'forces' : 'neighbours';
}

/** Papers times epochs in maps of 5,000 to 10,000 papers; smaller ones have 200 epochs, larger ones 100. */
const movesInAll = 1_000_000;

/** Iterations that settle a map of this many papers. */
export function defaultIterations(papers: number, style: LayoutStyle): number {
  if (style === 'forces') return papers <= 1000 ? 150 : 100;
  if (papers > 60_000) return 50;
  return Math.min(200, Math.max(100, 10 * Math.round(movesInAll / 10 / papers)));
}

/** What the recipe says about the layout of a map of this many papers. */
export function describeLayout(papers: number, islands: number | 'auto' = 'auto'): Recipe['layout'] {
  const style = chooseStyle(papers, islands);
  const name = style === 'forces' ? 'ForceAtlas2' : 'neighbour embedding';
  return { name, iterations: defaultIterations(papers, style) };
}

export function* layoutMap(
  edges: MapEdges,
  papers: number,
  options: LayoutOptions,
): Generator<LayoutProgress, Float32Array> {
  const style = options.style ?? chooseStyle(papers, options.islands);
  const iterations = options.iterations ?? defaultIterations(papers, style);
  const total = iterations + (style === 'forces' && options.start === undefined ? epochsBeforeForces : 0);
  const start = startOf(edges, papers, options);
  const positions = start.slice();
  const move = style === 'forces' ? moveByForces : moveByNeighbours;
  const turn = options.start === undefined;
  const shown = new Float32Array(positions.length);
  // The forces have their own unit of length, in which a paper's disc would cover the whole map. Framed only when somebody looks.
  const view = () => {
    shown.set(positions);
    frame(shown, start, turn);
    return shown;
  };
  for (const done of move(edges, positions, {
    ...options,
    iterations,
    goesOn: options.start !== undefined,
    islands: options.islands === 'auto' ? undefined : options.islands,
  })) {
    yield {
      stage: 'layout',
      done,
      total,
      get positions() {
        return view();
      },
    };
  }
  frame(positions, start, turn);
  if (options.start !== undefined) alignTo(positions, options.start);
  const parting = removeOverlaps(positions, options.sizes, room, options.kernel);
  while (parting.next().done !== true) yield { stage: 'layout', done: total, total, positions };
  if (turn) centre(positions);
  return positions;
}

/** Positions of unit scale: root mean square of about 1 an axis. */
function startOf(edges: MapEdges, papers: number, options: LayoutOptions): Float32Array {
  if (options.start === undefined) return startFromRows(options.lsa);
  if (options.start.length !== papers * 2) {
    throw new RangeError(
      `layout: start of ${options.start.length} numbers, expected ${papers * 2} for ${papers} papers`,
    );
  }
  const unit = halfWidth(papers) / 2;
  return fillMissing(options.start, buildAdjacency(edges, papers)).map((value) => value / unit);
}
