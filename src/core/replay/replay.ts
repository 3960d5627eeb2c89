/**
 * Replay: was a map made again the same, and if not, what differs? Bits first (fingerprints of corpus and positions); where a browser rounds
 * otherwise, the places themselves, which must lie within a thousandth of the map's extent.
 */
import { recipeOf } from '../export/recipe.ts';
import type { PaperMap } from '../types.ts';
import { diffMaps, type MapDiff } from './diffMaps.ts';
import { isWhole, type EarlierMap } from './earlierMap.ts';
import { compareRecipes, type RecipeDifference } from './recipeCompare.ts';

/** Shares of the map's extent below which two places are the same. */
export const tolerance = 1e-3;

/** `identical`: every bit; `same`: same ties and clusters, places within the tolerance. */
export type Verdict = 'identical' | 'same' | 'other';

export interface Replay {
  readonly verdict: Verdict;
  readonly differences: readonly RecipeDifference[];
  /** Undefined where the file tells nothing of single papers. */
  readonly diff: MapDiff | undefined;
  /** The earlier file holds a part of its map only: who came or went cannot be said. */
  readonly partial: boolean;
}

export function compareReplay(before: EarlierMap, after: PaperMap): Replay {
  const differences = compareRecipes(before.recipe, recipeOf(after));
  const partial = before.papers !== undefined && !isWhole(before);
  const diff =
    before.papers === undefined ? undefined : withoutTheRest(diffMaps(before.papers, after), partial);
  return { verdict: judge(differences, diff), differences, diff, partial };
}

/** Of a part nobody knows what lay outside. */
function withoutTheRest(diff: MapDiff, partial: boolean): MapDiff {
  return partial ? { ...diff, came: [] } : diff;
}

function judge(differences: readonly RecipeDifference[], diff: MapDiff | undefined): Verdict {
  const told = differences.filter(({ kind }) => kind !== 'program');
  if (told.length === 0) return 'identical';
  const close = told.every(({ field }) => field === 'positions');
  return close && diff !== undefined && diff.shift.largest <= tolerance ? 'same' : 'other';
}
