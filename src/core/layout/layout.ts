/**
 * From ties to places: start from the texts, ForceAtlas2 for a fixed number of iterations, frame, no overlaps.
 *
 * A generator: it yields progress with a live view of the positions at least every few milliseconds of work; whoever drives it copies
 * them when it wants to show them, and stops asking to cancel. Sliced or whole, the result is the same bit for bit.
 */
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import type { DenseRows, MapEdges, Progress, Recipe } from '../types.ts';
import { buildAdjacency, listTies } from '../graph/adjacency.ts';
import { bindComponents, findComponents } from './components.ts';
import { buildMatrices, completeSettings, iterateTimes, readPositions } from './forceAtlas2.ts';
import { centre, frame } from './frame.ts';
import { removeOverlaps } from './overlap.ts';
import { startFromRows } from './start.ts';

export interface LayoutProgress extends Progress {
  /** The current positions, x0 y0 ...; a live view: copy what you keep. Centred and scaled only at the end. */
  readonly positions: Float32Array;
}

export interface LayoutOptions {
  readonly lsa: DenseRows;
  /** Radius of each paper in map units (see graph/sizes.ts). */
  readonly sizes: Float32Array;
  readonly seed: number;
  /** Positions of an earlier map to go on from; NaN where a paper is new. */
  readonly start?: Float32Array;
  readonly iterations?: number;
}

export const defaultIterations = 400;

/** What the recipe says about the layout of a map of this many papers. */
export function describeLayout(papers: number): Recipe['layout'] {
  return { name: papers > 1500 ? 'ForceAtlas2, Barnes-Hut' : 'ForceAtlas2', iterations: defaultIterations };
}

export function* layoutMap(
  edges: MapEdges,
  papers: number,
  options: LayoutOptions,
): Generator<LayoutProgress, Float32Array> {
  const iterations = options.iterations ?? defaultIterations;
  const start = options.start ?? startFromRows(options.lsa);
  const ties = joinTies(edges, bindComponents(findComponents(edges, papers), options.lsa, 0.15), papers);
  const settings = settingsFor(papers);
  const matrices = buildMatrices(scaled(start, papers), ties);
  const positions = new Float32Array(papers * 2);
  const slice = Math.max(1, Math.floor(400_000 / (papers * papers + 1)));
  for (let done = 0; done < iterations; done += slice) {
    iterateTimes(matrices, settings, Math.min(slice, iterations - done));
    readPositions(matrices, positions);
    yield { stage: 'layout', done: Math.min(done + slice, iterations), total: iterations, positions };
  }
  frame(positions, start, options.start === undefined);
  const passes = removeOverlaps(positions, options.sizes);
  while (passes.next().done !== true)
    yield { stage: 'layout', done: iterations, total: iterations, positions };
  centre(positions);
  return positions;
}

function settingsFor(papers: number): Required<ForceAtlas2Settings> {
  return completeSettings({
    linLogMode: true,
    barnesHutOptimize: papers > 1500,
    barnesHutTheta: 0.8,
    gravity: 0.05,
    strongGravityMode: true,
    scalingRatio: 1,
    slowDown: 1 + Math.log(papers + 1),
  });
}

/** The force model has its own unit of length: the start is spread over about what it will settle at. */
function scaled(start: Float32Array, papers: number): Float32Array {
  const factor = Math.sqrt(papers) * 2;
  return start.map((value) => value * factor);
}

/** All ties in one order, by rows: forces are added up in 32 bits, where order shows. */
function joinTies(edges: Columns, extra: Columns, papers: number): Columns {
  const graph = buildAdjacency(
    {
      source: joined(Uint32Array, edges.source, extra.source),
      target: joined(Uint32Array, edges.target, extra.target),
      weight: joined(Float32Array, edges.weight, extra.weight),
    },
    papers,
  );
  return listTies(graph);
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

function joined<Column extends Uint32Array | Float32Array>(
  create: new (length: number) => Column,
  first: Column,
  second: Column,
): Column {
  const all = new create(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
