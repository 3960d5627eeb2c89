/** The map with the papers of an earlier one exactly where they stood, and the others among them. */
import { placeAmong } from '../src/core/layout/anchored.ts';
import { describeRecipe } from '../src/core/pipeline.ts';
import type { Job } from '../src/core/progress.ts';
import type { JobTable, Placed } from './protocol.ts';
import type { World } from './world.ts';

export function* anchoredPlaces(
  { imported, comparison, structure }: World,
  { settings, start }: JobTable['place']['input'],
): Job<Placed> {
  if (comparison === undefined || structure === undefined || start === undefined)
    throw new Error(
      'there is no map to place: expected papers that are compared and tied, and earlier places',
    );
  yield { stage: 'layout', done: 0, total: 1 };
  const positions = placeAmong(start, comparison.similarities.neighbours, structure.radii);
  const layout = { name: 'among the places of an earlier map', iterations: 0, continued: true };
  return { positions, recipe: describeRecipe(imported.corpus, structure, settings, layout) };
}
