/** What placing names on the screen is about: what is wished, and what comes of it. */
import type { Box } from '../core/export/labels.ts';
import type { Region } from '../core/graph/regions.ts';
import type { Projection } from './projection.ts';
import type { Scene } from './scene.ts';

export interface ScreenLabel {
  readonly kind: 'cluster' | 'part' | 'paper';
  readonly key: number;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'start' | 'middle' | 'end';
  readonly size: number;
  /** A name that is said elsewhere, too. */
  readonly again?: boolean;
}

export type MeasureText = (text: string, size: number, weight: number) => number;

export interface LabelWish {
  readonly scene: Scene;
  readonly positions: Float32Array;
  /** Outlines, once they are known: names stand on their ground. */
  readonly regions: readonly Region[];
  readonly view: Projection;
  /** 1 at the whole map, smaller when closer. */
  readonly ratio: number;
  readonly measure: MeasureText;
  /** Boxes of controls that lie on the map. */
  readonly taken: readonly Box[];
  /** While papers move only clusters are named. */
  readonly moving: boolean;
}

export const paperLabelSize = 11;
export const paperLineHeight = 1.15;
export const clusterWeight = 650;
/** Closer than this, names of parts appear among those of clusters. */
export const partsRatio = 0.6;
