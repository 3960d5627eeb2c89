/**
 * How near each measure comes to known answers: `npm run bench:quality`. Percent, with the standard error over queries. The data is not part
 * of the project: it is looked for in ../shared, and what is missing is named. `-- --variants [NAME...]` compares other ways to weigh
 * instead (qualityVariants.ts); `-- --compression` adds that measure, which takes minutes.
 */
import { parseArgs } from 'node:util';
import { runToEnd } from '../../src/core/jobs.ts';
import { blend, weightsOf } from '../../src/core/similarity/blend.ts';
import { compareCompressed, compressText } from '../../src/core/similarity/compression.ts';
import { buildTextModel } from '../../src/core/text/model.ts';
import type { Measure, Paper } from '../../src/core/types.ts';
import type { TextModel } from '../../src/core/text/textModel.ts';
import { denseScores, sparseScores } from './qualityScores.ts';
import { loadQualitySets, type Figure, type QualitySet, type ScoresOf } from './qualitySets.ts';
import { prepareParts, variants } from './qualityVariants.ts';

const measures: readonly Measure[] = ['blend', 'tfidf', 'lsa', 'bm25'];

/** The measure's similarity of a row to every row, computed here once more, apart from the join. */
function scoresOf(model: TextModel, measure: Measure): ScoresOf {
  const weights = weightsOf(measure);
  const sparse = sparseScores(measure === 'bm25' ? model.bm25! : model.tfidf);
  const dense = denseScores(model.lsa);
  if (weights.lsa === 0) return sparse;
  if (weights.tfidf === 0) return dense;
  return (row) => {
    const related = dense(row);
    return Float32Array.from(sparse(row), (score, other) => blend(weights, score, related[other]!));
  };
}

/** Compression compares texts pair by pair: for the sets that ask for few pairs. */
function compressionScores(papers: readonly Paper[]): ScoresOf {
  const texts = papers.map(({ title, abstract }) => compressText(`${title}\n\n${abstract}`.trim()));
  return (row) =>
    texts.map((text, other) =>
      row < other ? compareCompressed(texts[row]!, text) : compareCompressed(text, texts[row]!),
    );
}

const show = (figures: readonly Figure[]) =>
  figures.map(({ name, mean, error }) => `${name} ${mean.toFixed(1)} ±${error.toFixed(1)}`).join('  ');

function compareMeasures({ papers, evaluate }: QualitySet, withCompression: boolean): void {
  const model = runToEnd(buildTextModel(papers, { seed: 1, measure: 'bm25' }));
  for (const measure of measures) {
    console.log(`  ${measure.padEnd(6)} ${show(evaluate(scoresOf(model, measure)))}`);
  }
  if (withCompression) console.log(`  compression ${show(evaluate(compressionScores(papers)))}`);
}

function compareVariants({ papers, evaluate }: QualitySet, names: readonly string[]): void {
  const parts = prepareParts(papers);
  for (const [name, scoresOfVariant] of Object.entries(variants)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`  ${name.padEnd(52)} ${show(evaluate(scoresOfVariant(parts)))}`);
  }
}

const { values, positionals } = parseArgs({
  options: { variants: { type: 'boolean' }, compression: { type: 'boolean' }, set: { type: 'string' } },
  allowPositionals: true,
});
const { sets, missing } = loadQualitySets();
for (const path of missing) console.log(`Not here: ${path}`);
for (const set of sets) {
  if (values.set !== undefined && values.set !== set.name) continue;
  console.log(`\n${set.name}, ${String(set.papers.length)} papers`);
  if (values.variants === true) compareVariants(set, positionals);
  else compareMeasures(set, values.compression === true);
}
