/** What the rest of the page may ask of the drawn map, whoever draws it. */
import type { CameraPlace } from './camera.ts';

export interface MapView {
  camera: CameraPlace;
  /** Brings these rows into view, with air round them. */
  frame(rows: Iterable<number>): void;
  fit(): void;
  /** Below 1: closer. */
  zoom(factor: number): void;
}
