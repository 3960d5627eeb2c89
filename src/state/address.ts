/** What the page's address asks for at the start; followView.svelte.ts keeps it afterwards. */
import { corpusAddress, fetchCorpus } from './intake.ts';
import { readLink, type LinkedView } from './link.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Opens the corpus the address names, and then the view it names. */
export async function openAddress(workspace: Workspace): Promise<void> {
  const linked = readLink(window.location.hash);
  const address = corpusAddress(window.location);
  if ('refused' in address) {
    refuse(workspace, address.refused);
    return;
  }
  const { threshold } = linked;
  await workspace.session.openFrom(async () => [await fetchCorpus(address)], {
    from: 0,
    ...(threshold === undefined ? {} : { threshold }),
  });
  restore(workspace, linked);
}

/** Nothing is fetched from elsewhere. */
function refuse({ session }: Workspace, address: string): void {
  session.status = 'failed';
  session.problems.add({
    kind: 'error',
    title: 'That corpus is on another server',
    detail: `Got ${address}; expected a file beside this page. Download it and open it with "Open papers".`,
  });
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
