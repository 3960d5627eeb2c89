/** How the camera goes from one place to another: in a third of a second, or at once where a person wants no motion. */
import type Sigma from 'sigma';
import type { CameraPlace } from '../state/camera.ts';

const duration = 350;

export class CameraMoves {
  readonly #camera: () => ReturnType<Sigma['getCamera']> | undefined;
  /** Frame asked for. */
  #coming = 0;
  readonly #calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(camera: () => ReturnType<Sigma['getCamera']> | undefined) {
    this.#camera = camera;
  }

  /** A frame later: what was asked for is shown first, for drawing the map anew can take long. */
  follow(place: Partial<CameraPlace>): void {
    cancelAnimationFrame(this.#coming);
    this.#coming = requestAnimationFrame(() => this.go(place));
  }

  go(place: Partial<CameraPlace>): void {
    const camera = this.#camera();
    // Ties are not drawn on the way, and nothing would draw them again at the end of a way that leads nowhere.
    if (camera === undefined || camera.hasState({ ...camera.getState(), ...place })) return;
    if (this.#calm) camera.setState(place);
    else void camera.animate(place, { duration });
  }

  jump(place: CameraPlace): void {
    cancelAnimationFrame(this.#coming);
    this.#camera()?.setState(place);
  }
}
