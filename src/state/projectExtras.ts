/** What a person added to a map, as it goes into a project file and comes back. Papers go by their id: rows mean nothing outside this map. */
import { tick } from 'svelte';
import { readNotes } from '../core/explore/notes.ts';
import { findPinned, type Pins } from '../core/layout/pinned.ts';
import type { NamedSelection } from '../core/export/projectFile.ts';
import type { ProjectExtras } from '../../workers/project.ts';
import { giveName, matchNames, type GivenName } from './clusterNames.ts';
import type { World } from './session.svelte.ts';
import { workOf, type KeptSelection, type Work, type WorkState } from './work.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What is selected, as a selection among those with names: the only one without a colour. */
const markedName = 'Marked';
const plainColour = '#5a62d8';

export function collectExtras(workspace: Workspace): ProjectExtras {
  const { world, focus, camera } = workspace;
  const work = workOf(workspace);
  const { rows, kept, notes, names, pins } = work.now;
  const marked = rows.length === 0 ? [] : [{ name: markedName, paperIds: work.idsOf(rows) }];
  const named = kept.map(({ name, colour, shown, rows: own }) => ({
    name,
    colour,
    shown,
    paperIds: work.idsOf(own),
  }));
  const reading = focus.selected === undefined ? undefined : world?.papers[focus.selected]?.id;
  return {
    clusterNames:
      world === undefined
        ? {}
        : Object.fromEntries([...matchNames(world, names)].map(([cluster, { name }]) => [cluster, name])),
    selections: [...marked, ...named],
    notes: Object.fromEntries(notes),
    ...(pins.size === 0 ? {} : { pins: writePins(workspace, pins) }),
    view: {
      cameraX: camera.x,
      cameraY: camera.y,
      cameraRatio: camera.ratio,
      ...(reading === undefined ? {} : { paper: reading }),
      ...(focus.cluster === undefined ? {} : { cluster: focus.cluster }),
    },
  };
}

/** With the places that the layout has for them, to which they go back when they are let go. */
function writePins({ session }: Workspace, pins: Pins): NonNullable<ProjectExtras['pins']> {
  const { papers = [], positions } = session.world ?? {};
  const rows = findPinned(papers, pins)?.rows ?? [];
  return Object.fromEntries(
    Array.from(rows, (row) => {
      const { id } = papers[row]!;
      const place = pins.get(id)!;
      const [fromX, fromY] = [positions?.[row * 2] ?? place.x, positions?.[row * 2 + 1] ?? place.y];
      return [id, { ...place, fromX, fromY }];
    }),
  );
}

/** To be called once the map of the project is open. */
export async function restoreExtras(workspace: Workspace, extras: ProjectExtras): Promise<void> {
  // The page first forgets what it knew of the papers before.
  await tick();
  const { world, focus } = workspace;
  if (world === undefined) return;
  const work = workOf(workspace);
  // Without a step to undo.
  work.load({ ...readWork(work, extras), names: readNames(world, extras) });
  const { cameraX: x, cameraY: y, cameraRatio: ratio, paper, cluster } = extras.view;
  const row = typeof paper === 'string' ? work.rowOf.get(paper) : undefined;
  if (row !== undefined) workspace.read(row);
  if (typeof cluster === 'number' && cluster < world.structure.clusters.length) focus.cluster = cluster;
  if (typeof x === 'number' && typeof y === 'number' && typeof ratio === 'number' && ratio > 0) {
    await tick();
    if (workspace.view !== undefined) workspace.view.camera = { x, y, ratio };
  }
}

/** What is selected, kept and noted, added to what is there already, which holds where both know of something. */
export function recallWork(work: Work, extras: ProjectExtras): void {
  const { rows, kept, notes, names, pins } = work.now;
  const found = readWork(work, extras);
  const known = kept.map(({ name }) => name);
  work.load({
    rows: rows.length > 0 ? rows : found.rows,
    kept: [...kept, ...found.kept.filter(({ name }) => !known.includes(name))],
    notes: new Map([...found.notes, ...notes]),
    pins: new Map([...found.pins, ...pins]),
    names,
  });
}

function readNames(world: World, { clusterNames }: ProjectExtras): readonly GivenName[] {
  return Object.entries(clusterNames).reduce<readonly GivenName[]>(
    (names, [cluster, name]) => giveName(names, world, Number(cluster), String(name)),
    [],
  );
}

function readWork(work: Work, { selections, notes, pins = {} }: ProjectExtras): Omit<WorkState, 'names'> {
  const isMarked = ({ name, colour }: NamedSelection) => name === markedName && colour === undefined;
  return {
    rows: work.rowsOf(selections.filter(isMarked).flatMap(({ paperIds }) => paperIds)),
    kept: selections.filter((selection) => !isMarked(selection)).map((one) => readSelection(work, one)),
    notes: readNotes(notes),
    pins: new Map(Object.entries(pins).map(([id, { x, y }]) => [id, { x, y }])),
  };
}

function readSelection(work: Work, { name, colour, shown, paperIds }: NamedSelection): KeptSelection {
  return {
    name,
    colour: colour !== undefined && /^#[0-9a-f]{6}$/u.test(colour) ? colour : plainColour,
    shown: shown !== false,
    rows: work.rowsOf(paperIds),
  };
}
