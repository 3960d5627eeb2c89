/**
 * Keeps the open map on this machine while it is worked on, and offers it again after a crash or when other papers are open. One tab a
 * corpus keeps it, by a lock that the browser frees when the tab ends; the others are told. Nothing is kept of a map nobody touched.
 */
import type { InputFile } from '../core/corpus/importResult.ts';
import { collectExtras, recallWork, restoreExtras } from './projectExtras.ts';
import { recallText, rememberText } from './keptText.ts';
import { leaveWork, takeLeftWork } from './leftWork.ts';
import { bytesOf, keepProject, keptProject, lastKeptProject, type KeptProject } from './storage.ts';
import { workOf, type WorkState } from './work.svelte.ts';
import type { World } from './world.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Work settles this long before it is kept; work that never settles is kept this often. */
const delay = 1000;
const longestDelay = 3000;
/** Holds the fingerprint of the corpus that is open; taken away when the tab ends as it should. */
const openKey = 'paperweave:open';

const otherTab = {
  kind: 'notice' as const,
  title: 'These papers are open in another tab',
  detail:
    'Only that tab keeps its work on this machine, so that neither overwrites the other. Close it to keep the work of this one, or save the project as a file.',
};

/** Watches the workspace from now on; returns how to call that off. */
export function keepWorkspace(workspace: Workspace): () => void {
  const keeper = new Keeper(workspace);
  return $effect.root(() => {
    let restored: unknown;
    $effect(() => {
      const { adopted } = workspace.session;
      if (adopted === undefined || adopted === restored) return;
      restored = adopted;
      keeper.adopt();
      void restoreExtras(workspace, adopted.extras);
    });
    $effect(() => {
      const { session } = workspace;
      const { now } = workOf(workspace);
      const touched = [session.world, session.settings, now];
      if (session.status !== 'ready' || touched[0] === undefined) return;
      keeper.begin();
      keeper.changed();
    });
    $effect(() => {
      const { focus } = workspace;
      if (focus.selected !== undefined || focus.cluster !== undefined) keeper.looked();
    });
    const hide = () => {
      if (document.visibilityState === 'hidden') keeper.rest();
    };
    const close = () => {
      keeper.leave();
      setMark(undefined);
    };
    window.addEventListener('pagehide', close);
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', close);
      keeper.release();
    };
  });
}

class Keeper {
  readonly #workspace: Workspace;
  /** The map as the address gave it: nothing of it is the person's. */
  #first: { readonly key: string; readonly settings: string } | undefined;
  #held: string | undefined;
  #release: () => void = () => undefined;
  #told = false;
  readonly #crashed = getMark();
  /** The work on each corpus as it was found on this machine: looked for once, after that the page knows better. */
  readonly #recalled = new Map<string, Promise<WorkState | undefined>>();
  /** The same, as far as it has been found. */
  readonly #found = new Map<string, WorkState>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest change was made that is not kept yet. */
  #changedAt: number | undefined;
  /** Another paper or cluster was looked at since. */
  #looked = false;
  /** A file is being written that holds changes: until it is, they are not kept. */
  #writing = 0;
  #keptElsewhere = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** At every finished map; the first one is what the address named. */
  begin(): void {
    const { session, world } = this.#workspace;
    if (world === undefined) return;
    const { fingerprint } = world.outline;
    if (!this.#recalled.has(fingerprint)) this.#recalled.set(fingerprint, this.#recall(fingerprint));
    if (this.#first !== undefined) return;
    this.#first = { key: world.outline.fingerprint, settings: JSON.stringify(session.settings) };
    void this.#offer(this.#first.key);
  }

  /** To be called after every change: it is kept once a second has passed without another, or after three. */
  changed(): void {
    this.#changedAt ??= performance.now();
    const waited = performance.now() - this.#changedAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), Math.min(delay, Math.max(0, longestDelay - waited)));
  }

  looked(): void {
    this.#looked = true;
  }

  /** The page is out of sight: a good moment for what is only looked at, which is not worth writing the whole map each time. */
  rest(): void {
    if (this.#looked) void this.keep();
  }

  /** The tab ends: a file could not be written any more, but what the person added can be left at once. */
  leave(): void {
    const { world } = this.#workspace;
    const kept = this.#changedAt === undefined && this.#writing === 0;
    if (kept || world === undefined || this.#keptElsewhere) return;
    const { fingerprint } = world.outline;
    const work = workOf(this.#workspace);
    if (work.now === this.#found.get(fingerprint) || (work.isEmpty && this.#held !== fingerprint)) return;
    leaveWork({ key: fingerprint, extras: collectExtras(this.#workspace) });
  }

  async keep(): Promise<void> {
    const { session, world } = this.#workspace;
    // Another map is being made: once it stands this is asked for again.
    if (session.status !== 'ready') return;
    this.#changedAt = undefined;
    this.#looked = false;
    if (world === undefined) return;
    this.#writing += 1;
    await this.#write(world).finally(() => (this.#writing -= 1));
  }

  async #write(world: World): Promise<void> {
    const { session } = this.#workspace;
    const key = world.outline.fingerprint;
    const recalled = await this.#recalled.get(key);
    if (this.#workspace.world?.outline.fingerprint !== key) return;
    const untouched = this.#first?.key === key && this.#first.settings === JSON.stringify(session.settings);
    const { now, isEmpty } = workOf(this.#workspace);
    // What is taken away again, or as it was found, is not kept anew; what was kept from here must follow.
    if (untouched && this.#held !== key && (isEmpty || now === recalled)) return;
    if (!(await this.#hold(key))) return;
    const extras = collectExtras(this.#workspace);
    const bytes = await session.question('project', extras);
    if (bytes === undefined || this.#workspace.world?.outline.fingerprint !== key) return;
    const { name } = world.outline.origin;
    const kept = await keepProject({
      key,
      name,
      papers: world.papers.length,
      saved: Date.now(),
      bytes,
      extras,
    });
    if (kept.ok) setMark(key);
    else this.#tell(kept.reason);
  }

  /** A project was opened: what it holds counts, not what this machine keeps. */
  adopt(): void {
    const key = this.#workspace.world?.outline.fingerprint;
    if (key === undefined) return;
    takeLeftWork(key);
    this.#recalled.set(key, Promise.resolve(undefined));
  }

  /** Notes follow their papers: whenever a corpus is open again, so is what was noted about it on this machine. */
  async #recall(key: string): Promise<WorkState | undefined> {
    const left = takeLeftWork(key);
    const kept = await keptProject(key);
    const extras = left ?? (kept.ok ? kept.value?.extras : undefined);
    if (extras === undefined || this.#workspace.world?.outline.fingerprint !== key) return undefined;
    const work = workOf(this.#workspace);
    recallWork(work, extras);
    // What was only left is still to be kept.
    if (left !== undefined) return undefined;
    this.#found.set(key, work.now);
    return work.now;
  }

  release(): void {
    this.#release();
    this.#held = undefined;
  }

  /** True once this tab alone keeps that corpus. */
  async #hold(key: string): Promise<boolean> {
    if (this.#held === key) return true;
    this.release();
    // Without locks (no secure context) the tabs cannot know of each other.
    if (!('locks' in navigator)) return true;
    this.#held = (await this.#lock(key, true)) ? key : undefined;
    this.#keptElsewhere = this.#held === undefined;
    if (this.#held !== undefined) return true;
    this.#workspace.session.problems.add(otherTab);
    void this.#lock(key, false).then(() => {
      this.#held = key;
      this.#keptElsewhere = false;
      const { problems } = this.#workspace.session;
      for (const { id, title } of problems.list) if (title === otherTab.title) problems.dismiss(id);
      void this.keep();
    });
    return false;
  }

  /** Resolves with whether the lock was had; it is held until `release`. */
  #lock(key: string, ifAvailable: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      void navigator.locks.request(`paperweave:${key}`, { ifAvailable }, (lock) => {
        resolve(lock !== null);
        if (lock === null) return undefined;
        return new Promise<void>((release) => (this.#release = release));
      });
    });
  }

  async #offer(openNow: string): Promise<void> {
    const last = await lastKeptProject();
    if (!last.ok || last.value === undefined) return;
    const crashed = this.#crashed === last.value.key;
    if (last.value.key === openNow && !crashed) return;
    if (await isOpenElsewhere(last.value.key)) return;
    const { name, papers, saved } = last.value;
    const when = new Date(saved).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
    this.#workspace.session.problems.add({
      kind: 'notice',
      title: crashed ? 'The page ended unexpectedly last time' : 'Your last map is kept on this machine',
      detail: `${name}, ${papers.toLocaleString('en')} papers, as it was on ${when}.`,
      action: { label: 'Open it again', run: () => void this.#reopen(last.value!) },
    });
  }

  async #reopen(kept: KeptProject): Promise<void> {
    const supply = async (): Promise<InputFile[]> => [{ name: kept.name, bytes: await bytesOf(kept) }];
    await this.#workspace.session.openFrom(supply);
  }

  #tell(reason: 'denied' | 'full' | 'failed'): void {
    if (this.#told) return;
    this.#told = true;
    const why = {
      denied: 'The browser denies this page its storage (a private window, or a setting).',
      full: 'The storage of this browser is full.',
      failed: 'The storage of this browser could not be written.',
    }[reason];
    this.#workspace.session.problems.add({
      kind: 'notice',
      title: 'This map is not kept on this machine',
      detail: `${why} Nothing is lost while the page is open: save the project as a file to keep it.`,
      action: { label: 'Export', run: () => (this.#workspace.dialog = 'export') },
    });
  }
}

async function isOpenElsewhere(key: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === `paperweave:${key}`);
}

const getMark = () => recallText(openKey);
const setMark = (key: string | undefined) => {
  rememberText(openKey, key);
};
