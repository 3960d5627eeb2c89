/** What the rest of the page may ask of the drawn map, whoever draws it. */
import type { CameraPlace } from './camera.ts';

/** A rectangle in map units, y upwards. */
export interface MapExtent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface Corner {
  readonly width: number;
  readonly height: number;
}

export interface MapView {
  camera: CameraPlace;
  /** Of the map's element, in CSS pixels. */
  readonly width: number;
  /** What of the map is on the screen. */
  readonly extent: MapExtent | undefined;
  /** Brings these rows into view, with air round them. */
  frame(rows: Iterable<number>): void;
  /** Pans where this row is out of view, or nearly; the zoom stays. */
  reveal(row: number): void;
  /** The row nearest to the middle of the view. */
  middle(): number | undefined;
  fit(): void;
  /** From pixels of the map's element to map units. */
  toMap(x: number, y: number): { readonly x: number; readonly y: number };
  /** Brings a place (in map units) to the middle of the view, at once. */
  lookAt(x: number, y: number): void;
  /** So much of the lower left corner lies under controls, in CSS pixels: no label goes there. */
  cover(corner: Corner): void;
  /** Below 1: closer. */
  zoom(factor: number): void;
}
