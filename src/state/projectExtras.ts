/** What a person added to a map, as it goes into a project file and comes back. Papers go by their id: rows mean nothing outside this map. */
import { tick } from 'svelte';
import type { ProjectExtras } from '../../workers/project.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The selection that the page marks with rings. */
const markedName = 'Marked';

export function collectExtras({ world, emphasis, focus, camera }: Workspace): ProjectExtras {
  const idOf = (row: number) => world?.papers[row]?.id;
  const marked = Array.from(emphasis.marked ?? []).flatMap((row) => idOf(row) ?? []);
  const reading = focus.selected === undefined ? undefined : idOf(focus.selected);
  return {
    clusterNames: {},
    selections: marked.length === 0 ? [] : [{ name: markedName, paperIds: marked }],
    notes: {},
    view: {
      cameraX: camera.x,
      cameraY: camera.y,
      cameraRatio: camera.ratio,
      ...(reading === undefined ? {} : { paper: reading }),
      ...(focus.cluster === undefined ? {} : { cluster: focus.cluster }),
    },
  };
}

/** To be called once the map of the project is open. */
export async function restoreExtras(
  workspace: Workspace,
  { selections, view }: ProjectExtras,
): Promise<void> {
  // The page first forgets what it knew of the papers before.
  await tick();
  const { world, emphasis, focus } = workspace;
  if (world === undefined) return;
  const rowOf = new Map(world.papers.map(({ id }, row) => [id, row]));
  const marked = selections
    .filter(({ name }) => name === markedName)
    .flatMap(({ paperIds }) => paperIds.flatMap((id) => rowOf.get(id) ?? []));
  if (marked.length > 0) emphasis.marked = Uint32Array.from(marked).sort();
  const { cameraX: x, cameraY: y, cameraRatio: ratio, paper, cluster } = view;
  const row = typeof paper === 'string' ? rowOf.get(paper) : undefined;
  if (row !== undefined) workspace.read(row);
  if (typeof cluster === 'number' && cluster < world.structure.clusters.length) focus.cluster = cluster;
  if (typeof x === 'number' && typeof y === 'number' && typeof ratio === 'number' && ratio > 0) {
    await tick();
    if (workspace.view !== undefined) workspace.view.camera = { x, y, ratio };
  }
}
