/** What the rest of the page may ask of the drawn map, whoever draws it. */
import type { CameraPlace } from './camera.ts';

export interface MapView {
  camera: CameraPlace;
  /** Brings these rows into view, with air round them. */
  frame(rows: Iterable<number>): void;
  /** Pans where this row is out of view, or nearly; the zoom stays. */
  reveal(row: number): void;
  /** The row nearest to the middle of the view. */
  middle(): number | undefined;
  fit(): void;
  /** Below 1: closer. */
  zoom(factor: number): void;
}
