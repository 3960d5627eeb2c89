/** Some papers as a map of its own, and the way back. What the person noted goes along both ways; selections made there come back too. */
import { tick } from 'svelte';
import { notesOn, rejoinNotes } from '../core/explore/notes.ts';
import type { RowSet } from '../core/explore/selection.ts';
import { carrySelections, workOf } from './work.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export async function isolate(workspace: Workspace, rows: RowSet): Promise<void> {
  const { session, world } = workspace;
  if (world === undefined) return;
  const before = workOf(workspace);
  const { notes, kept } = before.now;
  const { name } = world.outline.origin;
  const [part, all] = [rows.length, world.papers.length].map((count) => count.toLocaleString('en'));
  const origin = { name: `Part of ${name}`, note: `${part} of the ${all} papers of ${name}.` };
  await session.takePart({ rows, origin });
  if (workspace.world?.outline.fingerprint === world.outline.fingerprint) return;
  // The page first forgets what it knew of the papers before.
  await tick();
  const work = workOf(workspace);
  work.load({
    notes: notesOn(notes, (paperId) => work.rowOf.has(paperId)),
    kept: carrySelections(kept, before, work).filter((own) => own.rows.length > 0),
  });
}

export async function rejoin(workspace: Workspace): Promise<void> {
  const part = workOf(workspace);
  const { notes, kept } = part.now;
  await workspace.session.rejoin();
  await tick();
  const work = workOf(workspace);
  const { now } = work;
  const known = now.kept.map(({ name }) => name);
  const added = carrySelections(kept, part, work).filter(({ name }) => !known.includes(name));
  work.record('what was done in the part', {
    notes: rejoinNotes(now.notes, notes, (paperId) => part.rowOf.has(paperId)),
    kept: added.length === 0 ? now.kept : [...now.kept, ...added],
  });
}
