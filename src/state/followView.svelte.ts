/** Writes the view into the page's address. Loads once the page stands. */
import { writeLink } from './writeLink.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The address follows a moment behind, so that a drag writes it once. */
const delay = 250;

/** From now on; returns how to call that off. */
export function followView(workspace: Workspace): () => void {
  return $effect.root(() => {
    $effect(() => keepAddress(workspace));
  });
}

function keepAddress({ world, session, focus, camera }: Workspace): (() => void) | undefined {
  if (world === undefined || session.status !== 'ready') return undefined;
  const paper = focus.selected === undefined ? undefined : world.papers[focus.selected]?.id;
  const moved = camera.ratio !== 1 || camera.x !== 0.5 || camera.y !== 0.5;
  const hash = writeLink({
    ...(session.settings.threshold === 'auto' ? {} : { threshold: session.settings.threshold }),
    ...(paper === undefined ? {} : { paper }),
    ...(focus.cluster === undefined ? {} : { cluster: focus.cluster }),
    ...(moved ? { camera } : {}),
  });
  const timer = setTimeout(() => {
    const { pathname, search } = window.location;
    window.history.replaceState(null, '', `${pathname}${search}${hash === '' ? '' : `#${hash}`}`);
  }, delay);
  return () => {
    clearTimeout(timer);
  };
}
