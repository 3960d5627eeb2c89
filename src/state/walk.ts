/** One step from the paper being read to a tied one that lies in a direction, and the words for it. */
import { describeStep } from '../core/explore/steps.ts';
import { stepTowards, type Direction } from '../core/explore/walk.ts';
import { unclustered } from '../core/types.ts';
import type { Workspace } from './workspace.svelte.ts';

const ways: Readonly<Record<Direction, string>> = {
  left: 'to the left',
  right: 'to the right',
  up: 'above',
  down: 'below',
};

/** `neighbours`: of a row, strongest tie first. What to read out; undefined where another step has been taken meanwhile. */
export async function walk(
  workspace: Workspace,
  neighbours: (row: number) => Uint32Array,
  direction: Direction,
): Promise<string | undefined> {
  const { world, focus, session } = workspace;
  const from = focus.selected;
  if (world === undefined || from === undefined) return undefined;
  const tied = neighbours(from);
  const to = stepTowards(workspace.positions ?? new Float32Array(), from, tied, direction);
  if (to === undefined) return `No tied paper lies ${ways[direction]}.`;
  workspace.read(to);
  workspace.view?.reveal(to);
  const answer = await session.question('pair', { a: from, b: to });
  if (focus.selected !== to || answer === undefined) return undefined;
  const { assignment } = world.structure;
  const cluster = assignment[to]!;
  const entered = cluster !== assignment[from] && cluster !== unclustered;
  return describeStep(world.papers[from]!, world.papers[to]!, answer.explanation, {
    rank: tied.indexOf(to) + 1,
    of: tied.length,
    ...(entered ? { cluster: workspace.clusterName(cluster) } : {}),
  });
}
