/** Replay: was the map made again the same, and if not, what differs? */
import type { RecipeRecord } from './recipe.ts';

export interface RecipeDifference {
  /** In words: "threshold", "corpus". */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Replay {
  /** Every parameter, every count and every position the same, bit for bit. */
  readonly same: boolean;
  readonly differences: readonly RecipeDifference[];
  /** One sentence for the person. */
  readonly summary: string;
}

const fields: readonly (readonly [string, (recipe: RecipeRecord) => string | number])[] = [
  ['program version', ({ version }) => version],
  ['corpus', ({ corpus }) => corpus.fingerprint],
  ['number of papers', ({ corpus }) => corpus.papers],
  ['measure', ({ measure }) => measure],
  ['threshold', ({ threshold }) => threshold],
  ['threshold rule', ({ thresholdRule }) => thresholdRule],
  ['kept neighbours', ({ keptNeighbours }) => keptNeighbours],
  ['number of ties', ({ edges }) => edges],
  ['resolution', ({ resolution }) => resolution],
  ['number of clusters', ({ clusters }) => clusters],
  ['layout', ({ layout }) => `${layout.name}, ${layout.iterations} iterations`],
  ['seed', ({ seed }) => seed],
  ['positions', ({ positions }) => positions],
];

/** A new program version alone is told, but a map with the same papers in the same places is the same map. */
export function compareRecipes(before: RecipeRecord, after: RecipeRecord): Replay {
  const differences = fields.flatMap(([field, value]) => {
    const [was, is] = [String(value(before)), String(value(after))];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  const same = differences.every(({ field }) => field === 'program version');
  return { same, differences, summary: summarise(same, differences) };
}

function summarise(same: boolean, differences: readonly RecipeDifference[]): string {
  if (same) return 'The same map: every paper stands where it stood.';
  const causes = differences.filter(({ field }) => !/^(number of|positions)/.test(field));
  if (causes.length === 0) return 'The same corpus and settings, but the map came out differently.';
  return `Another map: ${causes.map(({ field, before, after }) => `${field} ${before} → ${after}`).join('; ')}.`;
}

const needed = [
  'program',
  'version',
  'corpus',
  'measure',
  'threshold',
  'seed',
  'layout',
  'positions',
] as const;

export type RecipeReading =
  { readonly ok: true; readonly recipe: RecipeRecord } | { readonly ok: false; readonly problem: string };

/** A recipe from JSON text: of a file of its own, of a map (its `recipe`), or out of a picture. */
export function readRecipe(text: string): RecipeReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      ok: false,
      problem: 'The recipe is no JSON: give a recipe, a map or a picture that Paperweave saved.',
    };
  }
  const outer = (value ?? {}) as Record<string, unknown>;
  const recipe = (
    typeof outer['recipe'] === 'object' && outer['recipe'] !== null ? outer['recipe'] : outer
  ) as Record<string, unknown>;
  const missing = needed.filter((name) => recipe[name] === undefined);
  if (missing.length > 0)
    return { ok: false, problem: `The recipe lacks ${missing.join(', ')}: it was not saved by Paperweave.` };
  return { ok: true, recipe: recipe as unknown as RecipeRecord };
}
