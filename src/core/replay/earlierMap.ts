/** A map made before, as far as a file of it tells: all of it from a map or project, digests and places from a picture, or the recipe alone. */
import { recipeOf, type RecipeRecord } from '../export/recipe.ts';
import { unclustered, type PaperMap } from '../types.ts';
import { digestPapers } from './digests.ts';
import { readPaperTable } from './paperTable.ts';

export interface EarlierPaper {
  readonly idDigest: number;
  readonly textDigest: number;
  /** In map units. */
  readonly x: number;
  readonly y: number;
  /** Name of its cluster, undefined where it was in none. */
  readonly cluster: string | undefined;
  /** There where the file holds texts. */
  readonly title?: string;
}

export interface EarlierMap {
  readonly recipe: RecipeRecord;
  /** Undefined where the file holds nothing but the recipe. */
  readonly papers: readonly EarlierPaper[] | undefined;
}

export function earlierFromMap(map: PaperMap): EarlierMap {
  const names = new Map(map.clusters.map(({ index, name }) => [index, name]));
  const digests = digestPapers(map.corpus.papers);
  const papers = map.corpus.papers.map(({ title }, row) => {
    const cluster = map.assignment[row] ?? unclustered;
    const { id, text } = digests[row]!;
    return {
      idDigest: id,
      textDigest: text,
      x: map.positions[2 * row]!,
      y: map.positions[2 * row + 1]!,
      cluster: names.get(cluster),
      title,
    };
  });
  return { recipe: recipeOf(map), papers };
}

export function earlierFromRecipe({ table, ...recipe }: RecipeRecord): EarlierMap {
  return { recipe, papers: readPaperTable(table) };
}

/** False where the file shows a cluster, a selection, or nothing of the papers. */
export function isWhole({ recipe, papers }: EarlierMap): boolean {
  return papers?.length === recipe.corpus.papers;
}
