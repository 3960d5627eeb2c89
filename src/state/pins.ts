/** Putting papers somewhere on the map, and letting them go: steps of the person's work, undone like any other. Loads when first needed. */
import type { Place } from '../core/layout/pinned.ts';
import { cutAtWord } from '../core/export/cutText.ts';
import { workOf } from './work.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

const titleShown = 40;
/** Of the width of the view, for one press of an arrow key. */
const nudgeShare = 0.02;

function nameOf({ world }: Workspace, row: number): string {
  const signs = [...(world?.papers[row]?.title ?? '')];
  return `“${signs.length <= titleShown ? signs.join('') : `${cutAtWord(signs, titleShown)}…`}”`;
}

export function isPinned(workspace: Workspace, row: number): boolean {
  const id = workspace.world?.papers[row]?.id;
  return id !== undefined && workOf(workspace).now.pins.has(id);
}

/** The rows that are pinned on this map, ascending. */
export function pinnedRows({ session }: Workspace): readonly number[] {
  return Array.from(session.pinned?.rows ?? []);
}

/** `within`: one step with the moves of the same paper just before. */
function put(workspace: Workspace, row: number, { x, y }: Place, within = false): void {
  const id = workspace.world?.papers[row]?.id;
  // A browser may report a pointer far outside of the window, but never where there is no place.
  if (id === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return;
  const work = workOf(workspace);
  const pins = new Map(work.now.pins).set(id, { x: Math.fround(x), y: Math.fround(y) });
  const label = `move ${nameOf(workspace, row)}`;
  if (within) work.extend(label, { pins });
  else work.record(label, { pins });
}

const told = new WeakSet<Workspace>();

/** After a drag. The first one says what it did, for it may have been meant for the ground. */
export function drop(workspace: Workspace, row: number, place: Place): void {
  put(workspace, row, place);
  if (told.has(workspace)) return;
  told.add(workspace);
  const { problems } = workspace.session;
  const work = workOf(workspace);
  problems.add({
    kind: 'notice',
    title: 'The paper is pinned where you put it',
    detail:
      'It stays there, also at another threshold, until you unpin it: in its pane on the right, or with P. Ctrl Z takes back a move. Drag the ground to move the map.',
    action: {
      label: 'Undo',
      run: () => {
        if (work.undoable?.startsWith('move') === true) work.undo();
      },
    },
  });
}

/** One press of an arrow key; several in a row are one step. What to read out. */
export function nudge(workspace: Workspace, right: number, up: number): string {
  const { focus, positions, view } = workspace;
  const row = focus.selected;
  const extent = view?.extent;
  if (row === undefined || positions === undefined || extent === undefined) return '';
  if (!canMove(workspace)) return 'Papers cannot be moved now.';
  const step = (extent.right - extent.left) * nudgeShare;
  const from = { x: positions[row * 2]!, y: positions[row * 2 + 1]! };
  put(workspace, row, { x: from.x + Math.sign(right) * step, y: from.y + Math.sign(up) * step }, true);
  view?.reveal(row);
  return `Moved ${nameOf(workspace, row)}; pinned there.`;
}

/** Pins a paper where it stands, or lets it go. */
export function togglePin(workspace: Workspace, row: number): string {
  const { positions } = workspace;
  if (isPinned(workspace, row)) {
    unpin(workspace, [row]);
    return `${nameOf(workspace, row)} is no longer pinned.`;
  }
  if (positions === undefined || !canMove(workspace)) return 'Papers cannot be pinned now.';
  const { pins } = workOf(workspace).now;
  const place = { x: positions[row * 2]!, y: positions[row * 2 + 1]! };
  const id = workspace.world!.papers[row]!.id;
  workOf(workspace).record(`pin ${nameOf(workspace, row)}`, { pins: new Map(pins).set(id, place) });
  return `Pinned ${nameOf(workspace, row)}.`;
}

/** They go back to where the layout has them. */
export function unpin(workspace: Workspace, rows: readonly number[]): void {
  const work = workOf(workspace);
  const gone = work.idsOf(rows);
  const pins = new Map([...work.now.pins].filter(([id]) => !gone.includes(id)));
  const label = rows.length === 1 ? `unpin ${nameOf(workspace, rows[0]!)}` : 'unpin all papers';
  work.record(label, { pins });
}

/** Not while a layout runs, nor where papers stand along the years. */
export function canMove({ session, emphasis, picking }: Workspace): boolean {
  return (
    session.status === 'ready' &&
    session.live === undefined &&
    emphasis.arranged === undefined &&
    picking === undefined
  );
}
