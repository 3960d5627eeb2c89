/** A recipe from its JSON: checked before it is believed, for it may come from anywhere. */
import { measureNames } from '../measureNames.ts';
import type { Measure } from '../types.ts';
import type { RecipeRecord } from '../export/recipe.ts';

export type RecipeReading =
  { readonly ok: true; readonly recipe: RecipeRecord } | { readonly ok: false; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

/** What each field must be, in the words of the refusal. */
const needed: readonly (readonly [string, (recipe: Fields) => boolean])[] = [
  ['program', ({ program }) => typeof program === 'string'],
  ['version', ({ version }) => typeof version === 'string'],
  ['corpus', ({ corpus }) => isFields(corpus) && isNumber(corpus['papers']) && isText(corpus['fingerprint'])],
  ['measure', ({ measure }) => measureNames.includes(measure as Measure)],
  ['threshold', ({ threshold }) => isNumber(threshold) && threshold >= 0 && threshold <= 1],
  ['keptNeighbours', ({ keptNeighbours }) => isNumber(keptNeighbours) && keptNeighbours >= 0],
  ['resolution', ({ resolution }) => isNumber(resolution) && resolution > 0],
  ['seed', ({ seed }) => isNumber(seed)],
  ['layout', ({ layout }) => isFields(layout) && isText(layout['name'])],
  ['positions', ({ positions }) => isText(positions)],
];

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
  return readRecipeValue(value);
}

/** `value`: a recipe, or what holds one under `recipe`. */
export function readRecipeValue(value: unknown): RecipeReading {
  const outer = isFields(value) ? value : {};
  const recipe = isFields(outer['recipe']) ? outer['recipe'] : outer;
  const wrong = needed.filter(([, holds]) => !holds(recipe)).map(([name]) => name);
  if (wrong.length === 0) return { ok: true, recipe: recipe as unknown as RecipeRecord };
  return {
    ok: false,
    problem: `The recipe has no usable ${wrong.join(', ')}: it was not saved by Paperweave, or was changed since.`,
  };
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
