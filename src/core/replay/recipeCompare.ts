/** Two recipes field by field: what was asked for, what came out, and how it is called for a person. */
import type { RecipeRecord } from '../export/recipe.ts';

export interface RecipeDifference {
  /** In words: "threshold", "corpus". */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** Whether a person chose it, it came out, or it is the program. */
  readonly kind: 'setting' | 'result' | 'program';
}

type Field = readonly [string, RecipeDifference['kind'], (recipe: RecipeRecord) => unknown];

/** Written out below, or no part of the comparison. */
const named = ['program', 'version', 'corpus', 'measure', 'threshold', 'thresholdRule', 'keptNeighbours'];
const results = ['edges', 'clusters', 'positions', 'table', 'layout'];

const fields: readonly Field[] = [
  ['program version', 'program', ({ version }) => version],
  ['corpus', 'result', ({ corpus }) => corpus.fingerprint],
  ['number of papers', 'result', ({ corpus }) => corpus.papers],
  ['measure', 'setting', ({ measure }) => measure],
  ['threshold', 'setting', ({ threshold }) => threshold],
  ['threshold rule', 'setting', ({ thresholdRule }) => thresholdRule],
  ['kept neighbours', 'setting', ({ keptNeighbours }) => keptNeighbours],
  ['number of ties', 'result', ({ edges }) => edges],
  ['number of clusters', 'result', ({ clusters }) => clusters],
  ['layout', 'setting', ({ layout }) => describeLayout(layout)],
  ['positions', 'result', ({ positions }) => positions],
];

export function compareRecipes(before: RecipeRecord, after: RecipeRecord): RecipeDifference[] {
  // Settings that came later than these lines are compared under their own names.
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !named.includes(name) && !results.includes(name))
    .map((name): Field => [
      wordsOf(name),
      'setting',
      (recipe) => (recipe as unknown as Record<string, unknown>)[name],
    ]);
  return [...fields, ...others].flatMap(([field, kind, value]) => {
    const [was, is] = [textOf(value(before)), textOf(value(after))];
    return was === is ? [] : [{ field, kind, before: was, after: is }];
  });
}

function describeLayout({ name, iterations, continued, pinned }: RecipeRecord['layout']): string {
  // Without iterations the name says it all.
  if (iterations === 0) return name;
  return `${name}, ${iterations} iterations${continued === true ? ', from an earlier map' : ''}${pinned === undefined ? '' : `, ${pinned} placed by hand`}`;
}

function textOf(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `edgeRule` -> "edge rule". */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/gu, (sign) => ` ${sign.toLowerCase()}`);
}
