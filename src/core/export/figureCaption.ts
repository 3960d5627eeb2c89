/** How the map was made, in one sentence a reader of the figure can cite. */
import type { Measure, Recipe } from '../types.ts';
import { countText, similarityText } from './numbers.ts';

const measureWords: Record<Measure, string> = {
  blend: 'TF-IDF and LSA',
  tfidf: 'TF-IDF',
  lsa: 'LSA',
  bm25: 'BM25',
  embedding: 'embeddings',
  compression: 'compression distance',
};

/** `shown`: how many of the papers are on the picture; `date`: of the corpus, where known. */
export function captionLine(recipe: Recipe, shown: number, date?: string): string {
  const papers = countText(recipe.corpus.papers, 'paper', 'papers');
  return [
    shown === recipe.corpus.papers ? papers : `${countText(shown, 'paper', 'papers')} of ${papers}`,
    ...(date === undefined ? [] : [`corpus of ${date}`]),
    `similarity (${measureWords[recipe.measure]}) at least ${similarityText(recipe.threshold)}`,
    `${countText(recipe.edges, 'tie', 'ties')}`,
    `${countText(recipe.clusters, 'cluster', 'clusters')}`,
    recipe.layout.name,
    ...(recipe.layout.pinned === undefined
      ? []
      : [`${countText(recipe.layout.pinned, 'paper', 'papers')} placed by hand`]),
    `seed ${recipe.seed}`,
    `${recipe.program} ${recipe.version}`,
  ].join(', ');
}
