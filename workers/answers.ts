/** How each question about the map is answered; see questions.ts. What is dear to prepare is kept with the world it belongs to. */
import { explainPair } from '../src/core/explain/pair.ts';
import { indexStems, matchSentences } from '../src/core/explain/sentences.ts';
import { divideClusters, nameSubClusters } from '../src/core/graph/levels.ts';
import { measureFaithfulness } from '../src/core/layout/faithfulness.ts';
import { buildSearchIndex } from '../src/core/search/searchIndex.ts';
import { searchPapers } from '../src/core/search/searchPapers.ts';
import { runToEnd } from '../src/core/jobs.ts';
import type { Job } from '../src/core/types.ts';
import type { QuestionName, QuestionTable } from './questions.ts';
import type { MappedWorld } from './world.ts';

/** A paper is torn from its neighbours where the map keeps no more than this share of them. */
const tornShare = 0.1;

export type Answers = {
  readonly [Name in QuestionName]: (
    world: MappedWorld,
    input: QuestionTable[Name]['input'],
  ) => QuestionTable[Name]['output'] | Job<QuestionTable[Name]['output']>;
};

/** Made once a world, when first asked for. */
function kept<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    values.set(key, value);
    return value;
  };
}

const stemsOf = kept((world: MappedWorld['comparison']) => indexStems(world.model));
const indexOf = kept((imported: MappedWorld['imported']) =>
  runToEnd(buildSearchIndex(imported.corpus.papers)),
);

export const answers: Answers = {
  pair({ imported, comparison, settings }, { a, b }) {
    const { papers } = imported.corpus;
    const explanation = explainPair(comparison.model, settings.measure, a, b);
    const sentences = matchSentences(
      comparison.model,
      stemsOf(comparison),
      papers[a]?.abstract ?? '',
      papers[b]?.abstract ?? '',
    );
    return { explanation, sentences };
  },
  *faithfulness({ comparison, positions }) {
    const { neighbours } = comparison.similarities;
    const { k, rows, kept: shares, meanKept } = yield* measureFaithfulness(positions, { neighbours });
    const order = Array.from(rows.keys()).sort((a, b) => shares[a]! - shares[b]! || a - b);
    const torn = order.filter((at) => shares[at]! <= tornShare).map((at) => rows[at]!);
    return { k, meanKept, torn: Uint32Array.from(torn) };
  },
  *levels({ imported, comparison, structure, settings }) {
    const { papers } = imported.corpus;
    yield { stage: 'clusters', done: 0, total: 2 };
    const { seed, resolution } = settings;
    const levels = divideClusters(structure.edges, structure.clustering, { seed, resolution });
    yield { stage: 'clusters', done: 1, total: 2 };
    const clusters = nameSubClusters(papers, comparison.model, levels, structure.clusters);
    return { assignment: levels.fine.assignment, clusters };
  },
  search: ({ imported }, { query, limit }) => searchPapers(indexOf(imported), query, limit),
};
