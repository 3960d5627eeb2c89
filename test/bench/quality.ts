/**
 * How near each measure comes to known answers: `npm run bench:quality`. Percent, with the standard error over queries. The data is not part
 * of the project: it is looked for in ../shared, and what is missing is named.
 */
import { runToEnd } from '../../src/core/jobs.ts';
import { blend, weightsOf } from '../../src/core/similarity/blend.ts';
import { buildTextModel } from '../../src/core/text/model.ts';
import type { DenseRows, Measure, TermRows, TextModel } from '../../src/core/types.ts';
import { transpose } from '../../src/core/kernels/products.ts';
import { loadQualitySets, type Figure, type ScoresOf } from './qualitySets.ts';

const measures: readonly Measure[] = ['blend', 'tfidf', 'lsa', 'bm25'];

function addSparse(rows: TermRows, byTerm: TermRows, row: number, scores: Float32Array): void {
  for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at += 1) {
    const term = rows.terms[at]!;
    const value = rows.values[at]!;
    for (let place = byTerm.offsets[term]!; place < byTerm.offsets[term + 1]!; place += 1) {
      scores[byTerm.terms[place]!]! += value * byTerm.values[place]!;
    }
  }
}

function dot({ values, columns }: DenseRows, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < columns; i += 1) sum += values[a * columns + i]! * values[b * columns + i]!;
  return sum;
}

/** The measure's similarity of a row to every row, computed here once more, apart from the join. */
function scoresOf(model: TextModel, measure: Measure): ScoresOf {
  const weights = weightsOf(measure);
  const rows = measure === 'bm25' ? model.bm25! : model.tfidf;
  const byTerm = transpose(rows);
  return (row) => {
    const scores = new Float32Array(rows.rows);
    if (weights.tfidf > 0) addSparse(rows, byTerm, row, scores);
    if (weights.lsa === 0) return scores;
    return scores.map((score, other) => blend(weights, score, dot(model.lsa, row, other)));
  };
}

const show = (figures: readonly Figure[]) =>
  figures.map(({ name, mean, error }) => `${name} ${mean.toFixed(1)} ±${error.toFixed(1)}`).join('  ');

const { sets, missing } = loadQualitySets();
for (const path of missing) console.log(`Not here: ${path}`);
for (const { name, papers, evaluate } of sets) {
  const model = runToEnd(buildTextModel(papers, { seed: 1, measure: 'bm25' }));
  console.log(`\n${name}, ${String(papers.length)} papers`);
  for (const measure of measures) {
    console.log(`  ${measure.padEnd(6)} ${show(evaluate(scoresOf(model, measure)))}`);
  }
}
