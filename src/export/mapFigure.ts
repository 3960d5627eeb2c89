/** From the map on the screen to the input of a figure: same places, sizes and colours. */
import { figureInput } from '../core/export/mapFigure.ts';
import type { FigureColours, FigureInput, FigureOptions, FigureSubset } from '../core/export/figureTypes.ts';
import type { Theme } from '../core/palette.ts';
import type { PaperMap } from '../core/types.ts';

export interface FigureChoice {
  readonly subset: FigureSubset;
  readonly options: FigureOptions;
  readonly theme: Theme;
  /** In place of the theme's. */
  readonly colours?: FigureColours;
}

export function describeFigure(map: PaperMap, radii: Float32Array, choice: FigureChoice): FigureInput {
  return { ...figureInput(map, { ...choice, radii }), title: titleOf(map, choice.subset) };
}

export function titleOf(map: PaperMap, subset: FigureSubset): string {
  if (subset.kind === 'cluster') return map.clusters[subset.cluster]?.name ?? map.corpus.origin.name;
  if (subset.kind === 'neighbourhood') return map.corpus.papers[subset.row]?.title ?? map.corpus.origin.name;
  return map.corpus.origin.name;
}
