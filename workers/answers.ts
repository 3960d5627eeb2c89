/** How each question about the map is answered; see questions.ts. What is dear to prepare is kept with the world it belongs to. */
import { resolutionFor } from '../src/core/graph/clusters.ts';
import { citationsOf, listCitations } from '../src/core/citations/direct.ts';
import { findMissing, nameReference } from '../src/core/citations/missing.ts';
import { explainPair } from '../src/core/explain/pair.ts';
import { buildFacets, buildNoted } from '../src/core/explore/facets.ts';
import { applyFilters } from '../src/core/explore/filters.ts';
import { describeMap } from '../src/core/explore/overview.ts';
import { placeText } from '../src/core/explore/place.ts';
import { splitDraft } from '../src/core/explore/textVector.ts';
import { chooseYearAxis } from '../src/core/explore/years.ts';
import { indexStems, matchSentences } from '../src/core/explain/sentences.ts';
import { namePlaces } from '../src/core/graph/placeWords.ts';
import { outlineRegions } from '../src/core/graph/regions.ts';
import { divideClusters, nameSubClusters } from '../src/core/graph/levels.ts';
import { measureFaithfulness } from '../src/core/layout/faithfulness.ts';
import { buildSearchIndex } from '../src/core/search/searchIndex.ts';
import { searchPapers } from '../src/core/search/searchPapers.ts';
import type { Job } from '../src/core/progress.ts';
import { referencesOf } from './citations.ts';
import { answerEarlier } from './earlier.ts';
import {
  answerBridges,
  answerCentral,
  answerClusterContrast,
  answerContrast,
  answerPath,
} from './exploreAnswers.ts';
import { answerDisagreement } from './disagreement.ts';
import { answerStability } from './stability.ts';
import type { QuestionName, QuestionTable, ValueCount } from './questions.ts';
import { writeWorld } from './project.ts';
import type { MappedWorld } from './world.ts';

/** A paper is torn from its neighbours where the map keeps no more than this share of them. */
const tornShare = 0.1;

export type Answers = {
  readonly [Name in QuestionName]: (
    world: MappedWorld,
    input: QuestionTable[Name]['input'],
  ) =>
    | QuestionTable[Name]['output']
    | Promise<QuestionTable[Name]['output']>
    | Job<QuestionTable[Name]['output']>;
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

/** The same for what takes long: whoever asks drives the one job on, so a question that is called off loses none of its work. */
function keptJob<Key extends object, Value>(make: (key: Key) => Job<Value>): (key: Key) => Job<Value> {
  const jobOf = kept(make);
  const values = new WeakMap<Key, { readonly value: Value }>();
  return function* (key) {
    for (;;) {
      const done = values.get(key);
      if (done !== undefined) return done.value;
      const step = jobOf(key).next();
      if (step.done !== true) yield step.value;
      else values.set(key, { value: step.value });
    }
  };
}

const stemsOf = kept((world: MappedWorld['comparison']) => indexStems(world.model));
const indexOf = keptJob((imported: MappedWorld['imported']) => buildSearchIndex(imported.corpus.papers));

const facetsOf = kept(({ imported, structure }: MappedWorld) => {
  const facets = buildFacets(imported.corpus.papers, structure.edges, structure.clustering);
  return { facets, axis: chooseYearAxis(facets.years) };
});
const countValues = (labels: readonly string[], counts: Uint32Array): ValueCount[] =>
  labels.map((value, index) => ({ value, count: counts[index]! }));

const overviewOf = kept(({ imported, comparison, structure }: MappedWorld) => {
  const { clustering, clusters, edges } = structure;
  const map = { corpus: imported.corpus, edges, clusters, assignment: clustering.assignment };
  return describeMap(map, comparison.model.tfidf);
});

/** Pairs explained between two reports of progress. */
const pairsAtOnce = 20;

function* explainWords(
  { comparison, settings }: MappedWorld,
  { source, target, count }: QuestionTable['pairWords']['input'],
): Job<QuestionTable['pairWords']['output']> {
  const words: string[][] = [];
  for (let pair = 0; pair < source.length; pair += 1) {
    const { terms } = explainPair(comparison.model, settings.measure, source[pair]!, target[pair]!);
    words.push(terms.slice(0, count).map(({ word }) => word));
    if (pair % pairsAtOnce === 0) yield { stage: 'graph', done: pair, total: source.length };
  }
  return words;
}

export const answers: Answers = {
  regions({ imported, structure, positions }) {
    const { assignment, count } = structure.clustering;
    return namePlaces(
      outlineRegions(positions, assignment, count),
      imported.corpus.papers,
      structure.clusters,
    );
  },
  *citations({ imported }, { row }) {
    return citationsOf(listCitations(yield* referencesOf(imported)), row);
  },
  *missing({ imported }, { most }) {
    const works = findMissing(yield* referencesOf(imported), 2, most);
    return works.map(({ reference, citedBy }) => {
      return { name: nameReference(reference), doi: reference.doi, citedBy };
    });
  },
  stability: answerStability,
  disagreement: answerDisagreement,
  place({ comparison, structure, positions, settings }, { text }) {
    const { model } = comparison;
    const { assignment } = structure.clustering;
    const map = { model, measure: settings.measure, positions, assignment };
    return placeText(map, splitDraft(text), { columnOf: stemsOf(comparison) });
  },
  overview: overviewOf,
  filter(world, { filters, noted }) {
    const { facets: known, axis } = facetsOf(world);
    const facets = noted === undefined ? known : { ...known, ...buildNoted(known.rows, noted) };
    const { mask, counts } = applyFilters(facets, filters, axis);
    const { years, clusters, degrees, withAbstract, withoutAbstract } = counts;
    return {
      rows: Uint32Array.from(mask.keys()).filter((row) => mask[row] === 1),
      axis,
      years,
      venues: countValues(facets.venues.labels, counts.venues),
      sources: countValues(facets.sources.labels, counts.sources),
      tags: countValues(facets.tags.labels, counts.tags),
      readings: countValues(facets.readings.labels, counts.readings),
      clusters,
      degrees,
      withAbstract,
      withoutAbstract,
    };
  },
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
  path: answerPath,
  bridges: answerBridges,
  central: answerCentral,
  clusterContrast: answerClusterContrast,
  contrast: answerContrast,
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
    const resolution = resolutionFor(settings.resolution, papers.length);
    const levels = divideClusters(structure.edges, structure.clustering, {
      seed: settings.seed,
      resolution,
    });
    yield { stage: 'clusters', done: 1, total: 2 };
    const clusters = nameSubClusters(papers, comparison.model, levels, structure.clusters);
    return { assignment: levels.fine.assignment, clusters };
  },
  *search({ imported }, { query, limit }) {
    return searchPapers(yield* indexOf(imported), query, limit);
  },
  pairWords: explainWords,
  // The page hands it on without reading it: tens of megabytes would hold it up.
  project: (world, extras) => new Blob([writeWorld(world, extras)], { type: 'application/json' }),
  earlier: answerEarlier,
  async parts(_, { addresses }) {
    await Promise.all(addresses.map((address) => import(/* @vite-ignore */ address)));
    return { requests: performance.getEntriesByType('resource').length };
  },
};
