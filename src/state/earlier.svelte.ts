/** The earlier map the open one is held against: the file it comes from, and what the comparison says. One for each workspace. */
import type { EarlierAnswer } from '../../workers/earlier.ts';
import type { InputFile } from '../core/corpus/importResult.ts';
import type { Workspace } from './workspace.svelte.ts';

export type Highlight = 'came' | 'rewritten' | 'changedCluster';

export class Earlier {
  file = $state.raw<InputFile | undefined>();
  answer = $state.raw<EarlierAnswer | undefined>();
  highlight = $state<Highlight | undefined>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Chooses the file and shows the pane. */
  open(file: InputFile): void {
    this.file = file;
    this.answer = undefined;
    this.highlight = undefined;
    this.#workspace.pane = 'earlier';
  }

  /** To be called again whenever the map has changed. */
  async compare(): Promise<void> {
    const { file } = this;
    const { session, world } = this.#workspace;
    if (file === undefined || world === undefined) return;
    const answer = await session.question('earlier', { bytes: file.bytes });
    if (this.file === file && this.#workspace.world === world) this.answer = answer;
  }

  async replay(): Promise<void> {
    if (this.answer?.ok === true) await this.#workspace.session.remake(this.answer.settings);
  }

  /** Puts the common papers back where they stood, and those that came among them. */
  async holdInPlace(): Promise<void> {
    const { session } = this.#workspace;
    if (this.answer?.ok !== true || this.answer.diff === undefined) return;
    await session.remake(session.settings, this.answer.diff.places);
  }

  /** Rows to bring out on the map, ascending. */
  rowsOf(highlight: Highlight): Uint32Array {
    const diff = this.answer?.ok === true ? this.answer.diff : undefined;
    if (diff === undefined) return new Uint32Array();
    const rows = highlight === 'changedCluster' ? diff.changedCluster.map(({ row }) => row) : diff[highlight];
    return Uint32Array.from(rows);
  }
}

const known = new WeakMap<Workspace, Earlier>();

export function earlierOf(workspace: Workspace): Earlier {
  const own = known.get(workspace) ?? new Earlier(workspace);
  known.set(workspace, own);
  return own;
}
