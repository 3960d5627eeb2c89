/**
 * The graphics card may take its memory back at any time (a driver starts anew, a laptop sleeps): the picture is then gone, and comes back
 * only if somebody draws it again. Loads once the map stands.
 */
import type { Problems } from '../state/problems.svelte.ts';

const title = 'The drawing of the map was interrupted';

/** `redraw`: sets up the picture from the beginning. To be called once for each element the map is drawn in. */
export function watchDrawing(element: HTMLElement, problems: Problems, redraw: () => void): void {
  const again = () => {
    for (const problem of problems.list) if (problem.title === title) problems.dismiss(problem.id);
    redraw();
  };
  // These events do not bubble, but they can be caught on their way down.
  element.addEventListener(
    'webglcontextlost',
    (event) => {
      // Otherwise the browser never gives it back.
      event.preventDefault();
      problems.add({
        kind: 'notice',
        title,
        detail:
          'The graphics card took its memory back. Nothing is lost: the map comes back as soon as it can.',
        action: { label: 'Draw again', run: again },
      });
    },
    { capture: true },
  );
  element.addEventListener('webglcontextrestored', again, { capture: true });
}
