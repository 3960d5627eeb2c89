/**
 * The maps kept on this machine between visits, in IndexedDB: at most one a corpus; recent.ts lists them. A write is one transaction: the state before it stays
 * until the new one is whole, whenever the tab is killed. What goes wrong is a value.
 */
import type { ProjectExtras } from '../../workers/project.ts';

export interface KeptProject {
  /** Fingerprint of the corpus. */
  readonly key: string;
  readonly name: string;
  readonly papers: number;
  /** Milliseconds since 1970. */
  readonly saved: number;
  /** A project file, which the browser keeps beside the rest: nothing of it passes through the page. Older ones are bytes. */
  readonly bytes: Blob | Uint8Array;
  /** What stands in it besides the map, so that notes come back without reading the map. Older ones are without. */
  readonly extras?: ProjectExtras;
}

export type Kept<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: 'denied' | 'full' | 'failed'; readonly message: string };

const database = 'paperweave';
const store = 'projects';
/** Older ones make room. */
export const mostKept = 8;

export async function keepProject(project: KeptProject): Promise<Kept<undefined>> {
  return attempt(async (open) => {
    const crowded = await findCrowded(open, project.key);
    await write(open, (projects) => {
      projects.put(project);
      for (const key of crowded) projects.delete(key);
    });
    return undefined;
  });
}

/** The project file of a map that is kept, to be opened. */
export async function bytesOf({ bytes }: KeptProject): Promise<Uint8Array> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
}

/** The one of this corpus; undefined where there is none. */
export async function keptProject(key: string): Promise<Kept<KeptProject | undefined>> {
  return attempt((open) => read<KeptProject | undefined>(open, (projects) => projects.get(key)));
}

/** Keys of the oldest maps beyond those that may stay beside this one. The maps are looked into only where there are too many. */
async function findCrowded(open: IDBDatabase, own: string): Promise<readonly string[]> {
  const keys = await read<IDBValidKey[]>(open, (projects) => projects.getAllKeys());
  if (keys.filter((key) => key !== own).length < mostKept) return [];
  const known = await read<KeptProject[]>(open, (projects) => projects.getAll());
  return known
    .filter(({ key }) => key !== own)
    .sort((a, b) => b.saved - a.saved)
    .slice(mostKept - 1)
    .map(({ key }) => key);
}

/** The one saved last; undefined where there is none. */
export async function lastKeptProject(): Promise<Kept<KeptProject | undefined>> {
  return attempt(async (open) => {
    const all = await read<KeptProject[]>(open, (projects) => projects.getAll());
    return all.sort((a, b) => b.saved - a.saved)[0];
  });
}

export async function attempt<Value>(work: (open: IDBDatabase) => Promise<Value>): Promise<Kept<Value>> {
  let open: IDBDatabase | undefined;
  try {
    open = await openDatabase();
  } catch (error) {
    return { ok: false, reason: isFull(error) ? 'full' : 'denied', message: messageOf(error) };
  }
  try {
    return { ok: true, value: await work(open) };
  } catch (error) {
    return { ok: false, reason: isFull(error) ? 'full' : 'failed', message: messageOf(error) };
  } finally {
    open.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the storage could not be opened'));
    request.onblocked = () => reject(new Error('another tab holds an older version of the storage'));
  });
}

export function read<Value>(
  open: IDBDatabase,
  ask: (projects: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const request = ask(open.transaction(store, 'readonly').objectStore(store));
    request.onsuccess = () => resolve(request.result as Value);
    request.onerror = () => reject(request.error ?? new Error('the storage could not be read'));
  });
}

export function write(open: IDBDatabase, change: (projects: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = open.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error('the storage could not be written'));
    change(transaction.objectStore(store));
  });
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
