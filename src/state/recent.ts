/** The maps kept on this machine, as a list to choose from: opened again, or forgotten. What goes wrong is a value (storage.ts). */
import { attempt, bytesOf, read, write, type Kept, type KeptProject } from './storage.ts';

/** Everything but the map itself. */
export interface RecentMap extends Pick<KeptProject, 'key' | 'name' | 'papers' | 'saved'> {
  /** Bytes it takes on this machine. */
  readonly size: number;
}

/** Newest first. */
export async function listRecent(): Promise<Kept<readonly RecentMap[]>> {
  return attempt(async (open) => {
    const keys = await read<IDBValidKey[]>(open, (projects) => projects.getAllKeys());
    const maps: RecentMap[] = [];
    for (const wanted of keys) {
      const kept = await read<KeptProject | undefined>(open, (projects) => projects.get(wanted));
      if (kept === undefined) continue;
      const { key, name, papers, saved, bytes } = kept;
      maps.push({ key, name, papers, saved, size: bytes instanceof Blob ? bytes.size : bytes.length });
    }
    return maps.sort((a, b) => b.saved - a.saved);
  });
}

/** The project file; undefined where it was forgotten meanwhile. */
export async function readRecent(key: string): Promise<Kept<Uint8Array | undefined>> {
  return attempt(async (open) => {
    const kept = await read<KeptProject | undefined>(open, (projects) => projects.get(key));
    return kept && bytesOf(kept);
  });
}

export async function forgetRecent(key: string): Promise<Kept<undefined>> {
  return attempt(async (open) => {
    await write(open, (projects) => projects.delete(key));
    return undefined;
  });
}

export async function forgetAll(): Promise<Kept<undefined>> {
  return attempt(async (open) => {
    await write(open, (projects) => projects.clear());
    return undefined;
  });
}

/** What the browser lets this page keep, and how much of it is used; undefined where it does not say. */
export async function measureStorage(): Promise<
  { readonly used: number; readonly allowed: number } | undefined
> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? undefined : { used: usage, allowed: quota };
  } catch {
    return undefined;
  }
}
