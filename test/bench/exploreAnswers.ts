/**
 * How long each answer takes on a finished map, over many calls with different questions: median of the processor's time (what a machine
 * with nothing else to do needs), median and slowest by the clock.
 */
import { indexStems } from '../../src/core/explain/sentences.ts';
import { findBridges } from '../../src/core/explore/bridges.ts';
import { contrastCluster, contrastTerms } from '../../src/core/explore/contrast.ts';
import { buildFacets } from '../../src/core/explore/facets.ts';
import { applyFilters } from '../../src/core/explore/filters.ts';
import { measureGrowth } from '../../src/core/explore/growth.ts';
import { collectPairs } from '../../src/core/explore/nearestMiss.ts';
import { describeMap } from '../../src/core/explore/overview.ts';
import { findPath } from '../../src/core/explore/paths.ts';
import { placeText } from '../../src/core/explore/place.ts';
import { neighboursWithin, rowsInPolygon } from '../../src/core/explore/selection.ts';
import { chooseYearAxis } from '../../src/core/explore/years.ts';
import { runToEnd } from '../../src/core/jobs.ts';
import { createRandom } from '../../src/core/random.ts';
import { buildSearchIndex } from '../../src/core/search/searchIndex.ts';
import { markMatches } from '../../src/core/search/markMatches.ts';
import { searchPapers } from '../../src/core/search/searchPapers.ts';
import type { Corpus } from '../../src/core/types.ts';
import { buildMap } from './exploreMap.ts';
import type { FullMap } from './exploreMap.ts';

type Print = (line: string) => void;
type Report = (name: string, times: number, ask: (time: number) => unknown) => void;

const queries = [
  'graph neural network',
  'reinforcement learning from human feedback',
  'transfomer attenton',
  '"large language model" -survey',
  'author:wang video OR image year:2019..2021',
  'the of and',
];

export async function measureAnswers(corpus: Corpus, print: Print): Promise<void> {
  const start = performance.now();
  const full = buildMap(corpus);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(
    `\nAnswers on ${corpus.papers.length} papers, ${full.map.edges.source.length} edges (map: ${seconds} s)`,
  );
  let slowest = { name: '', time: 0 };
  const report: Report = (name, times, ask) => {
    const walls: number[] = [];
    const processor: number[] = [];
    for (let time = 0; time < times; time++) {
      const before = performance.now();
      const cpu = process.cpuUsage();
      sink.push(ask(time));
      const { user, system } = process.cpuUsage(cpu);
      processor.push((user + system) / 1000);
      walls.push(performance.now() - before);
      sink.length = 0;
    }
    const most = Math.max(...walls);
    if (most > slowest.time && times > 1) slowest = { name, time: most };
    const [own, wall, longest] = [median(processor), median(walls), most].map((ms) =>
      ms.toFixed(1).padStart(8),
    );
    print(`${name.padEnd(56)} ${own} ${wall} ${longest}`);
  };
  print(`${'ms'.padEnd(56)} processor   median  slowest`);
  measureSearch(corpus, report);
  measureFilters(full, report);
  measureReading(full, report);
  print(`Slowest answer: ${slowest.name}, ${slowest.time.toFixed(1)} ms`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** What was computed is looked at, so that it is computed. */
const sink: unknown[] = [];

function measureSearch(corpus: Corpus, report: Report): void {
  const index = runToEnd(buildSearchIndex(corpus.papers));
  report('build the search index', 1, () => runToEnd(buildSearchIndex(corpus.papers)));
  for (const query of queries) {
    report(`search, typed: ${query}`, query.length, (typed) =>
      searchPapers(index, query.slice(0, typed + 1)),
    );
  }
  const { hits } = searchPapers(index, queries[0]!);
  report('mark the words of 100 hits', 10, () =>
    hits.map(({ row, terms }) => markMatches(corpus.papers[row]!.abstract, terms)),
  );
}

function measureFilters({ map }: FullMap, report: Report): void {
  const clustering = { assignment: map.assignment, count: map.clusters.length };
  const facets = buildFacets(map.corpus.papers, map.edges, clustering);
  const axis = chooseYearAxis(facets.years);
  report('columns to filter by', 5, () => buildFacets(map.corpus.papers, map.edges, clustering));
  report('brush the years, five filters on', 40, (time) =>
    applyFilters(
      facets,
      [
        { kind: 'year', from: axis.from, to: axis.from + (time % axis.bins), withUnknown: false },
        { kind: 'cluster', values: [0, 1, 2] },
        { kind: 'venue', values: facets.venues.labels.slice(0, 5) },
        { kind: 'degree', from: 1, to: Infinity },
        { kind: 'abstract', present: true },
      ],
      axis,
    ),
  );
  report('growth of the clusters', 5, () => measureGrowth(axis, facets.years, clustering));
}

function measureReading(full: FullMap, report: Report): void {
  const { map, comparison } = full;
  const { model, similarities } = comparison;
  const papers = map.corpus.papers;
  const random = createRandom(1);
  const draw = () => Math.floor(random() * papers.length);
  const years = Int32Array.from(papers, (paper) => paper.year ?? 0);
  const clustering = { assignment: map.assignment, count: map.clusters.length };
  const pairs = collectPairs(similarities);
  report('path between two papers', 50, () => findPath(papers.length, map.edges, draw(), draw()));
  report('path by its weakest link', 50, () =>
    findPath(papers.length, map.edges, draw(), draw(), { rule: 'weakestLink' }),
  );
  report('path forward in time, or the nearest miss', 20, () =>
    findPath(papers.length, map.edges, draw(), draw(), { forward: true, years }, pairs),
  );
  const columnOf = indexStems(model);
  const place = { model, measure: map.recipe.measure, positions: map.positions, assignment: map.assignment };
  report('place a text', 20, () => placeText(place, papers[draw()]!, { columnOf }));
  report('bridging papers', 5, () => findBridges(map.edges, clustering, model));
  report('a cluster against its neighbour and the rest', map.clusters.length, (cluster) =>
    contrastCluster(model, clustering, cluster),
  );
  const circle = Array.from({ length: 400 }, (_, i) => (i % 2 ? Math.sin : Math.cos)(i / 64) * 300);
  report('lasso of 200 corners', 10, () => rowsInPolygon(map.positions, circle));
  report('words of a selection', 10, () => contrastTerms(model, rowsInPolygon(map.positions, circle)));
  report('neighbours within 3 steps', 20, () =>
    neighboursWithin(papers.length, map.edges, Uint32Array.of(draw()), 3),
  );
  report('the map in words', 3, () => describeMap(map, model.tfidf));
}
