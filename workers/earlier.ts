/** How the finished map compares with an earlier one, out of any file Paperweave saved. */
import { captionLine } from '../src/core/export/figureCaption.ts';
import { describeReplay } from '../src/core/replay/describeReplay.ts';
import type { MapDiff } from '../src/core/replay/diffMaps.ts';
import { findEarlier } from '../src/core/replay/findEarlier.ts';
import { settingsFromRecipe } from '../src/core/replay/recipeSettings.ts';
import { compareReplay, type Verdict } from '../src/core/replay/replay.ts';
import type { MapSettings } from '../src/core/settings.ts';
import { mapOfWorld, type MappedWorld } from './world.ts';

export interface EarlierComparison {
  readonly ok: true;
  /** Name of the corpus, and how its map was made. */
  readonly name: string;
  readonly made: string;
  readonly settings: MapSettings;
  readonly verdict: Verdict;
  /** The verdict in words, then what differs. */
  readonly lines: readonly string[];
  /** Undefined where the file tells nothing of single papers. */
  readonly diff: MapDiff | undefined;
}

export type EarlierAnswer = EarlierComparison | { readonly ok: false; readonly problem: string };

export function answerEarlier(world: MappedWorld, { bytes }: { readonly bytes: Uint8Array }): EarlierAnswer {
  const found = findEarlier(bytes);
  if (!found.ok) return found;
  const { recipe } = found.earlier;
  const map = mapOfWorld(world);
  const replay = compareReplay(found.earlier, map);
  return {
    ok: true,
    name: recipe.corpus.name,
    made: captionLine(recipe, recipe.corpus.papers),
    settings: settingsFromRecipe(recipe),
    verdict: replay.verdict,
    lines: describeReplay(replay, map.recipe, (row) => map.corpus.papers[row]?.title ?? ''),
    diff: replay.diff,
  };
}
