/** Panes, dialogs and other parts that load when they are asked for. One that does not come is told, and can be asked for again (state/lostParts.ts). */
import type { Workspace } from '../state/workspace.svelte.ts';
import { dialogs } from './dialogs.ts';
import { panes, type WorkspaceComponent } from './panes.ts';

type Loaded = Promise<{ default: WorkspaceComponent } | undefined>;

export const loadLost = () => import('../state/lostParts.ts');

/** Addresses of parts that did not come, and how often. */
const lost = new Map<string, number>();

/**
 * Some browsers never fetch a module again that did not come once: the same words give the same failure. So from the second failure on it is
 * asked for under another address, which the message of the failure begins with. (Safari's messages hold none: there the page is reloaded.)
 */
async function loadAnew<Part>({ session }: Workspace, load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const address = /https?:\S+\.js/.exec(String(error))?.[0];
    const failures = lost.get(address ?? '') ?? 0;
    if (address === undefined) throw error;
    lost.set(address, failures + 1);
    if (failures === 0) throw error;
    const part = (await import(/* @vite-ignore */ `${address}?again=${failures}`)) as Part;
    (await loadLost()).dismissLostParts(session.problems);
    return part;
  }
}

/** Undefined where it does not come; `again` asks for it once more, `leave` puts the page back to before it was asked for. */
export async function askPart<Part>(
  workspace: Workspace,
  load: () => Promise<Part>,
  again: () => void,
  leave?: () => void,
): Promise<Part | undefined> {
  try {
    return await loadAnew(workspace, load);
  } catch {
    leave?.();
    (await loadLost()).tellLostPart(workspace.session.problems, again);
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
