/** A figure straight from a map: sizes, colours, caption and recipe as the page shows them. */
import { namePlaces } from '../graph/placeWords.ts';
import { outlineRegions } from '../graph/regions.ts';
import { nodeRadii, largestRadius, smallestRadius } from '../graph/sizes.ts';
import type { Theme } from '../palette.ts';
import type { PaperMap } from '../types.ts';
import { composeFigure } from './figure.ts';
import { captionLine } from './figureCaption.ts';
import { screenColours, spreadColours } from './figureColours.ts';
import { subsetRows } from './figureSubset.ts';
import { figureSvg } from './figureSvg.ts';
import type { FigureColours, FigureInput, FigureOptions, FigureSubset, SizeKey } from './figureTypes.ts';
import { recipeJson, recipeWithTable } from './recipe.ts';

export interface FigureWish {
  readonly subset?: FigureSubset;
  readonly theme?: Theme;
  /** In place of the theme's. */
  readonly colours?: FigureColours;
  /** What differs from `plainFigure`. */
  readonly options?: Partial<FigureOptions>;
  /** Radii as the screen shows them, where the caller has them. */
  readonly radii?: ArrayLike<number>;
  /** Of the corpus, for the caption. */
  readonly date?: string;
}

/** A picture of the whole map for a page or a slide. */
export const plainFigure: FigureOptions = {
  unit: 'px',
  width: 1600,
  clusterNames: true,
  paperLabels: true,
  ground: 'filled',
  caption: true,
  legend: true,
  regions: false,
};

/** Radii stand for the sum of a paper's similarities: see graph/sizes.ts. */
export const sizeKey: SizeKey = {
  title: 'Dot size: sum of a paper’s ties',
  samples: [
    { radius: smallestRadius, label: 'none' },
    { radius: largestRadius, label: 'most' },
  ],
};

export function figureInput(map: PaperMap, wish: FigureWish = {}): FigureInput {
  const subset = wish.subset ?? { kind: 'everything' };
  const shown = subsetRows({ ...map, subset }).length;
  return {
    papers: map.corpus.papers,
    positions: map.positions,
    radii: wish.radii ?? nodeRadii(map.edges, map.corpus.papers.length),
    assignment: map.assignment,
    clusters: map.clusters,
    edges: map.edges,
    colours: wish.colours ? spreadColours(wish.colours, map) : screenColours(wish.theme ?? 'light'),
    sizeKey,
    caption: captionLine(map.recipe, shown, wish.date),
    recipe: recipeJson(recipeWithTable(map)),
    title: `Map of ${map.recipe.corpus.name}`,
    subset,
    options: { ...plainFigure, ...wish.options },
  };
}

/** The whole map as an SVG file, for the command line. */
export function writeMapSvg(map: PaperMap, wish: FigureWish = {}): string {
  const { positions, assignment, clusters, corpus } = map;
  const outlines = outlineRegions(positions, assignment, clusters.length);
  const regions = namePlaces(outlines, corpus.papers, clusters);
  return figureSvg(
    composeFigure({ ...figureInput(map, wish), regions }),
    (row) => map.corpus.papers[row]?.title ?? '',
  );
}
