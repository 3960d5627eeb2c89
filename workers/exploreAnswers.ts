/** Answers to questions about paths, bridges, central papers and what clusters and selections are made of. */
import { explainPair } from '../src/core/explain/pair.ts';
import { findBridges, type Bridge } from '../src/core/explore/bridges.ts';
import { findCentralPapers, type CentralPapers } from '../src/core/explore/central.ts';
import {
  contrastCluster,
  contrastTerms,
  measureCohesion,
  rowsOfCluster,
  type ClusterContrast,
} from '../src/core/explore/contrast.ts';
import { yearsOf } from '../src/core/explore/facets.ts';
import { collectPairs } from '../src/core/explore/nearestMiss.ts';
import { findPath } from '../src/core/explore/paths.ts';
import { dropRepeats } from '../src/core/explore/repeats.ts';
import { describeNoPath } from '../src/core/explore/steps.ts';
import type { MappedWorld } from './world.ts';

export interface PathQuestion {
  readonly from: number;
  readonly to: number;
  readonly forward: boolean;
  readonly avoid: readonly number[];
}

export interface Hop {
  readonly similarity: number;
  readonly words: readonly string[];
}

/** `hops[i]` leads from `rows[i]` to `rows[i + 1]`. */
export type PathAnswer =
  | { readonly found: true; readonly rows: readonly number[]; readonly hops: readonly Hop[] }
  | {
      readonly found: false;
      readonly says: string;
      /** The most similar pair across the gap: one paper of either side. */
      readonly gap: readonly [number, number] | undefined;
    };

const wordsNamed = 4;

export function answerPath(world: MappedWorld, { from, to, forward, avoid }: PathQuestion): PathAnswer {
  const { papers } = world.imported.corpus;
  const path = findPath(
    papers.length,
    world.structure.edges,
    from,
    to,
    { forward, years: yearsOf(papers), avoid: Uint32Array.from(avoid) },
    collectPairs(world.comparison.similarities),
  );
  if (!path.found) {
    const gap = path.nearestMiss?.gap;
    const says = describeNoPath(papers[from]!, papers[to]!, path, papers);
    return { found: false, says, gap: gap === undefined ? undefined : [gap.source, gap.target] };
  }
  const hops = path.rows.slice(1).map((row, at) => describeHop(world, path.rows[at]!, row));
  return { found: true, rows: path.rows, hops };
}

function describeHop({ comparison, settings }: MappedWorld, a: number, b: number): Hop {
  const { similarity, terms } = explainPair(comparison.model, settings.measure, a, b);
  const leading = terms.filter(({ share }) => share > 0).slice(0, 2 * wordsNamed);
  const named = dropRepeats(
    leading,
    ({ word }) => word,
    ({ share }) => share,
  );
  return { similarity, words: named.slice(0, wordsNamed).map(({ word }) => word) };
}

export interface BridgesQuestion {
  /** Undefined: between any two clusters. */
  readonly between: readonly [number, number] | undefined;
}

export function answerBridges(
  { structure, comparison }: MappedWorld,
  { between }: BridgesQuestion,
): readonly Bridge[] {
  const options = between === undefined ? {} : { between };
  return findBridges(structure.edges, structure.clustering, comparison.model, options);
}

export function answerCentral(
  { imported, structure, comparison }: MappedWorld,
  { cluster }: { cluster: number },
): CentralPapers {
  return findCentralPapers(
    rowsOfCluster(structure.clustering.assignment, cluster),
    comparison.model.tfidf,
    structure.edges,
    yearsOf(imported.corpus.papers),
  );
}

const wordsListed = 12;

export function answerClusterContrast(
  { structure, comparison }: MappedWorld,
  { cluster }: { cluster: number },
): ClusterContrast {
  return contrastCluster(comparison.model, structure.clustering, cluster, wordsListed);
}

/** The same for any papers, against all the rest; rows ascending. */
export function answerContrast(
  { comparison }: MappedWorld,
  { rows }: { rows: Uint32Array },
): ClusterContrast {
  return {
    together: measureCohesion(comparison.model, rows, wordsListed),
    apart: contrastTerms(comparison.model, rows, undefined, wordsListed),
    neighbour: undefined,
  };
}
