/** From a corpus in the worker to its finished map: compared, tied, placed. What is shown on the way is told, nothing here is state. */
import type { MapSettings } from '../core/settings.ts';
import type { ComparisonOutline } from '../../workers/protocol.ts';
import { atLeisure } from './atLeisure.ts';
import type { Runs } from './runs.svelte.ts';
import type { World } from './world.ts';

export interface Making {
  readonly corpus: {
    readonly outline: World['outline'];
    readonly papers: World['papers'] | Promise<World['papers']>;
  };
  readonly settings: MapSettings;
  /** Made anew where absent. */
  readonly comparison?: ComparisonOutline;
  /** Where papers begin, NaN for those that have no place yet. */
  readonly start?: Float32Array | undefined;
  /** Papers with a place in `start` stay exactly there. */
  readonly anchored?: boolean;
  readonly onStage: (stage: 'comparing' | 'placing') => void;
  /** A first picture of many papers, before they have been compared. */
  readonly onSketch: (places: Float32Array) => void;
  /** Papers are moving: the map as far as it is known, and where they are now. */
  readonly onMove: (world: World, positions: Float32Array) => void;
}

/** All of it is asked for at once: the worker does not wait for the page between one job and the next. */
export async function makeMap(runs: Runs, run: number, making: Making): Promise<World> {
  const { corpus, settings, start, anchored = false, onStage, onSketch, onMove } = making;
  let world: World | undefined = undefined;
  const known = making.comparison;
  onStage(known === undefined ? 'comparing' : 'placing');
  const comparing = known ?? runs.job(run, 'compare', { settings }, { onPositions: onSketch });
  const tying = runs.job(run, 'tie', { settings }, { behind: known === undefined });
  const input = start === undefined ? { settings } : { settings, start, anchored };
  const show = atLeisure((positions: Float32Array) => {
    if (world !== undefined && runs.isCurrent(run)) onMove(world, positions);
  });
  const placing = runs.job(run, 'place', input, { behind: true, onPositions: show });
  // The first that comes to nothing is told of; what waited for it only follows.
  for (const later of [tying, placing]) later.catch(() => undefined);
  const comparison = await comparing;
  onStage('placing');
  const structure = await tying;
  const { outline } = corpus;
  const papers = await corpus.papers;
  world = { outline, papers, comparison, structure, positions: start, recipe: undefined };
  return { ...world, ...(await placing) };
}
