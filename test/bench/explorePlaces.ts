/**
 * Leave-out: a tenth of the papers is taken away, a map is made of the rest from nothing, and each paper taken away is placed on it by its
 * text. How many of its true ten nearest papers (among the rest, by the similarity of the whole corpus) stand among the ten around it in
 * the plane? Beside it, the same for the place that the layout of the whole corpus gave it.
 */
import { indexStems } from '../../src/core/explain/sentences.ts';
import { placeText } from '../../src/core/explore/place.ts';
import { rowsAround } from '../../src/core/explore/position.ts';
import type { Corpus } from '../../src/core/types.ts';
import { buildMap } from './exploreMap.ts';
import type { FullMap } from './exploreMap.ts';

const parts = 10;
const counted = 10;

export async function measureLeaveOut(
  name: string,
  corpus: Corpus,
  folds: number,
  print: (line: string) => void,
): Promise<void> {
  const whole = buildMap(corpus);
  const sums = { placed: 0, layout: 0, listed: 0, papers: 0 };
  for (let fold = 0; fold < Math.min(folds, parts); fold++) {
    const kept = [...corpus.papers.keys()].filter((row) => row % parts !== fold);
    const rest = buildMap({ ...corpus, papers: kept.map((row) => corpus.papers[row]!) });
    addFold(whole, rest, kept, sums);
  }
  const percent = (sum: number) => `${((100 * sum) / sums.papers).toFixed(1)} %`;
  print(`\nPlacing papers left out of ${name}: ${sums.papers} papers`);
  print(`Of their true ten nearest, around the place found  ${percent(sums.placed)}`);
  print(`  around their place in the layout of the whole    ${percent(sums.layout)}`);
  print(`  in the list of the nearest                       ${percent(sums.listed)}`);
}

function addFold(
  whole: FullMap,
  { map, comparison }: FullMap,
  kept: readonly number[],
  sums: { placed: number; layout: number; listed: number; papers: number },
): void {
  const { neighbours } = whole.comparison.similarities;
  const rowInRest = new Map(kept.map((row, index) => [row, index]));
  const columnOf = indexStems(comparison.model);
  const place = { ...map, model: comparison.model, measure: map.recipe.measure };
  const keptPositions = Float32Array.from(
    kept.flatMap((row) => [...whole.map.positions.subarray(2 * row, 2 * row + 2)]),
  );
  const { papers } = whole.map.corpus;
  for (let row = 0; row < papers.length; row++) {
    if (rowInRest.has(row)) continue;
    const near = [...neighbours.index.subarray(row * neighbours.k, (row + 1) * neighbours.k)];
    const truth = near.flatMap((other) => rowInRest.get(other) ?? []).slice(0, counted);
    if (truth.length === 0) continue;
    const share = (rows: readonly number[]) =>
      rows.filter((other) => truth.includes(other)).length / truth.length;
    const { position, nearest } = placeText(place, papers[row]!, { columnOf });
    const [x, y] = whole.map.positions.subarray(2 * row, 2 * row + 2);
    if (position) sums.placed += share(rowsAround(map.positions, position, counted));
    sums.layout += share(rowsAround(keptPositions, { x: x!, y: y! }, counted));
    sums.listed += share(nearest.map((paper) => paper.row));
    sums.papers++;
  }
}
