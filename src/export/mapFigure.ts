/** From the map on the screen to the input of a figure: same places, sizes and colours. */
import { captionLine } from '../core/export/figureCaption.ts';
import { screenColours } from '../core/export/figureColours.ts';
import { subsetRows } from '../core/export/figureSubset.ts';
import type { FigureInput, FigureOptions, FigureSubset } from '../core/export/figureTypes.ts';
import { recipeJson, recipeOf } from '../core/export/recipe.ts';
import type { Theme } from '../core/palette.ts';
import type { PaperMap } from '../core/types.ts';

export interface FigureChoice {
  readonly subset: FigureSubset;
  readonly options: FigureOptions;
  readonly theme: Theme;
}

export function describeFigure(map: PaperMap, radii: Float32Array, choice: FigureChoice): FigureInput {
  const { corpus, edges, clusters, assignment, positions } = map;
  const { subset, options, theme } = choice;
  const shown = subsetRows({ positions, assignment, edges, subset }).length;
  return {
    papers: corpus.papers,
    positions,
    radii,
    assignment,
    clusters,
    edges,
    colours: screenColours(theme),
    caption: captionLine(map.recipe, shown),
    recipe: recipeJson(recipeOf(map)),
    title: titleOf(map, subset),
    subset,
    options,
  };
}

export function titleOf(map: PaperMap, subset: FigureSubset): string {
  if (subset.kind === 'cluster') return map.clusters[subset.cluster]?.name ?? map.corpus.origin.name;
  if (subset.kind === 'neighbourhood') return map.corpus.papers[subset.row]?.title ?? map.corpus.origin.name;
  return map.corpus.origin.name;
}
