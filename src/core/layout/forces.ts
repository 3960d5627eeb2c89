/** ForceAtlas2 as this map uses it: logarithmic pull (clusters tighten), even gravity, and ties that hold loose parts in place. */
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
import type { DenseRows, MapEdges } from '../types.ts';
import { buildAdjacency, listTies } from '../graph/adjacency.ts';
import { bindComponents, findComponents } from './components.ts';
import { buildMatrices, completeSettings, iterateTimes, readPositions } from './forceAtlas2.ts';

export interface MoveOptions {
  readonly lsa: DenseRows;
  readonly iterations: number;
  /** True where the start is an earlier map. */
  readonly goesOn: boolean;
}

/** Weight of the ties that bind loose parts: that of a weak similarity. */
const bindingWeight = 0.15;
/** Pairs of papers visited between two reports. */
const pairsASlice = 400_000;
/** From here on the repulsion is approximated (Barnes-Hut). */
const smallestForTree = 1500;

/** Moves positions (unit scale) in place; yields the iterations done. */
export function* moveByForces(
  edges: MapEdges,
  positions: Float32Array,
  options: MoveOptions,
): Generator<number, void> {
  const papers = positions.length / 2;
  const ties = joinTies(
    edges,
    bindComponents(findComponents(edges, papers), options.lsa, bindingWeight),
    papers,
  );
  const settings = settingsFor(papers);
  const scale = Math.sqrt(papers) * 2;
  const matrices = buildMatrices(
    positions.map((value) => value * scale),
    ties,
  );
  const visits = papers >= smallestForTree ? papers * 100 : papers * papers;
  const slice = Math.max(1, Math.floor(pairsASlice / (visits + 1)));
  for (let done = 0; done < options.iterations;) {
    const count = Math.min(slice, options.iterations - done);
    iterateTimes(matrices, settings, count);
    readPositions(matrices, positions);
    done += count;
    yield done;
  }
}

function settingsFor(papers: number): Required<ForceAtlas2Settings> {
  return completeSettings({
    linLogMode: true,
    barnesHutOptimize: papers >= smallestForTree,
    barnesHutTheta: 0.8,
    gravity: 0.05,
    strongGravityMode: true,
    scalingRatio: 1,
    slowDown: 1 + Math.log(papers + 1),
  });
}

type Columns = Pick<MapEdges, 'source' | 'target' | 'weight'>;

/** All ties in one order, by rows: forces are added up in 32 bits, where order shows. */
export function joinTies(edges: Columns, extra: Columns, papers: number): Columns {
  return listTies(
    buildAdjacency(
      {
        source: joined(Uint32Array, edges.source, extra.source),
        target: joined(Uint32Array, edges.target, extra.target),
        weight: joined(Float32Array, edges.weight, extra.weight),
      },
      papers,
    ),
  );
}

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
