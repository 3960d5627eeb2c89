/** The page's address: what it asks for at the start, and the view it keeps afterwards. */
import { corpusAddress, fetchCorpus } from './intake.ts';
import { readLink, writeLink, type LinkedView } from './link.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The address follows a moment behind, so that a drag writes it once. */
const delay = 250;

/** Opens the corpus the address names, and then the view it names. */
export async function openAddress(workspace: Workspace): Promise<void> {
  const linked = readLink(window.location.hash);
  const address = corpusAddress(window.location);
  if ('refused' in address) {
    workspace.session.refuse(address.refused);
    return;
  }
  await workspace.session.openFrom(async () => [await fetchCorpus(address)], 0, linked.threshold);
  restore(workspace, linked);
}

function restore(workspace: Workspace, linked: LinkedView): void {
  const { world, focus, view } = workspace;
  if (world === undefined) return;
  const row = linked.paper === undefined ? -1 : world.papers.findIndex((paper) => paper.id === linked.paper);
  if (row >= 0) workspace.read(row);
  if (linked.cluster !== undefined && linked.cluster < world.structure.clusters.length)
    focus.cluster = linked.cluster;
  if (linked.camera !== undefined && view !== undefined) view.camera = linked.camera;
}

/** To be called in an effect: writes the view into the address, returns how to call that off. */
export function keepAddress({ world, session, focus, camera }: Workspace): (() => void) | undefined {
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
