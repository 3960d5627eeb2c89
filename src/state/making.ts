/** From a corpus in the worker to its finished map: compared, tied, placed. What is shown on the way is told, nothing here is state. */
import type { MapSettings } from '../core/settings.ts';
import type { ComparisonOutline } from '../../workers/protocol.ts';
import type { Runs } from './runs.svelte.ts';
import type { World } from './world.ts';

export interface Making {
  readonly corpus: Pick<World, 'outline' | 'papers'>;
  readonly settings: MapSettings;
  /** Made anew where absent. */
  readonly comparison?: ComparisonOutline;
  /** Where papers begin, NaN for those that have no place yet. */
  readonly start?: Float32Array | undefined;
  /** Papers with a place in `start` stay exactly there. */
  readonly anchored?: boolean;
  readonly onStage: (stage: 'comparing' | 'placing') => void;
  /** Papers are moving: the map as far as it is known, and where they are now. */
  readonly onMove: (world: World, positions: Float32Array) => void;
}

export async function makeMap(runs: Runs, run: number, making: Making): Promise<World> {
  const { corpus, settings, start, anchored = false, onStage, onMove } = making;
  const comparison = making.comparison ?? (await compare(runs, run, making));
  onStage('placing');
  const structure = await runs.job(run, 'tie', { settings });
  const { outline, papers } = corpus;
  const world: World = { outline, papers, comparison, structure, positions: start, recipe: undefined };
  const input = start === undefined ? { settings } : { settings, start, anchored };
  const placed = await runs.job(run, 'place', input, (positions) => {
    if (runs.isCurrent(run)) onMove(world, positions);
  });
  return { ...world, ...placed };
}

function compare(runs: Runs, run: number, { settings, onStage }: Making): Promise<ComparisonOutline> {
  onStage('comparing');
  return runs.job(run, 'compare', { settings });
}
