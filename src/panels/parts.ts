/** Panes, dialogs and other parts that load when they are asked for. One that does not come is told, and can be asked for again (state/lostParts.ts). */
import type { Workspace } from '../state/workspace.svelte.ts';
import { dialogs } from './dialogs.ts';
import { panes, type WorkspaceComponent } from './panes.ts';

type Loaded = Promise<{ default: WorkspaceComponent } | undefined>;

export const loadLost = () => import('../state/lostParts.ts');

/** Undefined where it does not come; `again` asks for it once more, `leave` puts the page back to before it was asked for. */
export async function askPart<Part>(
  { session }: Workspace,
  load: () => Promise<Part>,
  again: () => void,
  leave?: () => void,
): Promise<Part | undefined> {
  try {
    return await load();
  } catch {
    leave?.();
    (await loadLost()).tellLostPart(session.problems, again);
    return undefined;
  }
}

export async function askPane(workspace: Workspace, name: string): Loaded {
  const pane = panes[name];
  const leave = () => (workspace.pane = name === 'about' ? '' : 'about');
  return pane && askPart(workspace, pane.load, () => (workspace.pane = name), leave);
}

export async function askDialog(workspace: Workspace, name: string): Loaded {
  const load = dialogs[name];
  const leave = () => (workspace.dialog = undefined);
  return load && askPart(workspace, load, () => (workspace.dialog = name), leave);
}
