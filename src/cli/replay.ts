/** `map --recipe`: the earlier map out of a file, and the comparison on stderr. */
import { compareReplay } from '../core/replay/replay.ts';
import { describeReplay } from '../core/replay/describeReplay.ts';
import type { EarlierMap } from '../core/replay/earlierMap.ts';
import { findEarlier } from '../core/replay/findEarlier.ts';
import type { PaperMap } from '../core/types.ts';
import { CommandProblem } from './command.ts';
import { readInputFiles } from './files.ts';

export async function readEarlier(path: string): Promise<EarlierMap> {
  const [file] = await readInputFiles([path]);
  if (file === undefined) throw new CommandProblem('the recipe could not be read.');
  const found = findEarlier(file.bytes);
  if (!found.ok) throw new CommandProblem(`${path}: ${found.problem}`);
  return found.earlier;
}

export function reportReplay(earlier: EarlierMap, map: PaperMap): void {
  const titleOf = (row: number) => map.corpus.papers[row]?.title ?? '';
  const lines = describeReplay(compareReplay(earlier, map), map.recipe, titleOf);
  process.stderr.write(`${lines.join('\n')}\n`);
}
