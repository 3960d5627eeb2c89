/** How each question about the map is answered; see questions.ts. What is dear to prepare is kept with the world it belongs to. */
import { explainPair } from '../src/core/explain/pair.ts';
import { indexStems, matchSentences } from '../src/core/explain/sentences.ts';
import { buildSearchIndex } from '../src/core/search/searchIndex.ts';
import { searchPapers } from '../src/core/search/searchPapers.ts';
import { runToEnd } from '../src/core/jobs.ts';
import type { Job } from '../src/core/types.ts';
import type { QuestionName, QuestionTable } from './questions.ts';
import type { MappedWorld } from './world.ts';

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
  search: ({ imported }, { query, limit }) => searchPapers(indexOf(imported), query, limit),
};
