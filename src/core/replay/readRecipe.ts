/** A recipe from its JSON: checked before it is believed, for it may come from anywhere. */
import { isObject, parseOrUndefined, type JsonObject } from '../corpus/json/values.ts';
import { measureNames } from '../measureNames.ts';
import type { Measure } from '../types.ts';
import type { RecipeRecord } from '../export/recipe.ts';

export type RecipeReading =
  { readonly ok: true; readonly recipe: RecipeRecord } | { readonly ok: false; readonly problem: string };

/** What each field must be, in the words of the refusal. */
const needed: readonly (readonly [string, (recipe: JsonObject) => boolean])[] = [
  ['program', ({ program }) => typeof program === 'string'],
  ['version', ({ version }) => typeof version === 'string'],
  ['corpus', ({ corpus }) => isObject(corpus) && isNumber(corpus['papers']) && isText(corpus['fingerprint'])],
  ['measure', ({ measure }) => measureNames.includes(measure as Measure)],
  ['threshold', ({ threshold }) => isNumber(threshold) && threshold >= 0 && threshold <= 1],
  ['keptNeighbours', ({ keptNeighbours }) => isNumber(keptNeighbours) && keptNeighbours >= 0],
  ['resolution', ({ resolution }) => isNumber(resolution) && resolution > 0],
  ['seed', ({ seed }) => isNumber(seed)],
  ['layout', ({ layout }) => isObject(layout) && isText(layout['name'])],
  ['positions', ({ positions }) => isText(positions)],
];

export function readRecipe(text: string): RecipeReading {
  const value = parseOrUndefined(text);
  if (value !== undefined) return readRecipeValue(value);
  return {
    ok: false,
    problem: 'The recipe is no JSON: give a recipe, a map or a picture that Paperweave saved.',
  };
}

/** `value`: a recipe, or what holds one under `recipe`. */
export function readRecipeValue(value: unknown): RecipeReading {
  const outer = isObject(value) ? value : {};
  const recipe = isObject(outer['recipe']) ? outer['recipe'] : outer;
  const wrong = needed.filter(([, holds]) => !holds(recipe)).map(([name]) => name);
  if (wrong.length === 0) return { ok: true, recipe: recipe as unknown as RecipeRecord };
  return {
    ok: false,
    problem: `The recipe has no usable ${wrong.join(', ')}: it was not saved by Paperweave, or was changed since.`,
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
