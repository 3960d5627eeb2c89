/**
 * What a figure is made from, and what it is: a display list that three painters (SVG, canvas, PDF) draw without a decision of their
 * own, so that all files look alike. Lengths are points (1/72 inch) for print or pixels for the screen, y downwards.
 */
import type { Room } from '../graph/rooms.ts';
import type { Cluster, MapEdges, Paper } from '../types.ts';
import type { Box } from './boxGrid.ts';
import type { FontWeight, MeasureText } from './textMeasure.ts';

/** Colours as #rrggbb. `clusters` comes round again where there are more clusters than colours. */
export interface FigureColours {
  readonly clusters: readonly string[];
  readonly unclustered: string;
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
}

/** Which papers; `view` is a rectangle in map units (y upwards: bottom < top). */
export type FigureSubset =
  | { readonly kind: 'everything' }
  | { readonly kind: 'cluster'; readonly cluster: number }
  | { readonly kind: 'neighbourhood'; readonly row: number }
  | { readonly kind: 'selection'; readonly rows: readonly number[] }
  | {
      readonly kind: 'view';
      readonly left: number;
      readonly bottom: number;
      readonly right: number;
      readonly top: number;
    };

/** Outline of a cluster: rings x0 y0 x1 y1 ... in map units. */
export interface RegionOutline {
  readonly cluster: number;
  readonly rings: readonly ArrayLike<number>[];
  /** Where its name may stand, and what is said there (graph/regions.ts). */
  readonly places?: readonly OutlinePlace[];
}

export interface OutlinePlace {
  readonly rows: ArrayLike<number>;
  readonly rooms: readonly Room[];
  readonly words?: string | undefined;
}

/** What the size of a dot says, with one or more sizes to show; radii in map units. */
export interface SizeKey {
  readonly title: string;
  readonly samples: readonly { readonly radius: number; readonly label: string }[];
}

export interface FigureInput {
  readonly papers: readonly Paper[];
  /** x0 y0 x1 y1 ... in map units, y upwards. */
  readonly positions: Float32Array;
  /** Radius of each row in map units. */
  readonly radii: ArrayLike<number>;
  /** What earns a label, larger first. Default: the radius. */
  readonly importance?: ArrayLike<number>;
  readonly assignment: Uint16Array;
  readonly clusters: readonly Cluster[];
  readonly edges: MapEdges;
  readonly colours: FigureColours;
  readonly regions?: readonly RegionOutline[];
  readonly sizeKey?: SizeKey;
  /** The method in words, for the caption. */
  readonly caption: string;
  /** Goes into the file: see recipe.ts. */
  readonly recipe: string;
  readonly title: string;
  readonly subset: FigureSubset;
  readonly options: FigureOptions;
  readonly measure?: MeasureText;
}

export interface FigureOptions {
  readonly unit: 'px' | 'pt';
  readonly width: number;
  /** Left out: as tall as the map asks for. */
  readonly height?: number;
  /** Size of paper labels, legend and caption. */
  readonly fontSize?: number;
  /** No text is smaller. */
  readonly leastFontSize?: number;
  readonly clusterNames: boolean;
  readonly paperLabels: boolean;
  /** Numbers on the dots instead of labels; the list is `Figure.key`. */
  readonly numbered?: boolean;
  readonly ground: 'filled' | 'transparent';
  readonly caption: boolean;
  readonly legend: boolean;
  readonly regions: boolean;
}

export interface CircleShape {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  /** Row of the paper it stands for. */
  readonly row?: number;
}

export interface LineShape {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly width: number;
  readonly opacity: number;
  readonly dash?: readonly number[];
}

/** Closed rings x0 y0 x1 y1 ..., filled even-odd. */
export interface PathShape {
  readonly kind: 'path';
  readonly rings: readonly (readonly number[])[];
  readonly fill: string;
  readonly opacity: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

/** One line of text; y is its base line, x its start, middle or end as `anchor` says (start is left, also for Arabic). */
export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
  /** An outline in this colour, behind the letters. */
  readonly halo?: string;
  readonly box: Box;
}

export type Shape = CircleShape | LineShape | PathShape | TextShape;

/** Drawn in order, first below. */
export interface FigureGroup {
  readonly id: string;
  readonly title: string;
  readonly shapes: readonly Shape[];
}

/** One numbered paper of a figure with numbers. */
export interface FigureKeyEntry {
  readonly number: number;
  readonly row: number;
}

export interface Figure {
  readonly unit: 'px' | 'pt';
  readonly width: number;
  readonly height: number;
  /** Undefined: transparent. */
  readonly background: string | undefined;
  readonly title: string;
  readonly recipe: string;
  readonly groups: readonly FigureGroup[];
  /** Where the map itself lies. */
  readonly frame: Box;
  readonly key: readonly FigureKeyEntry[];
}
