/** The map with papers exactly where an earlier map or their own file puts them, and the others among them. */
import { placeAmong } from '../src/core/layout/anchored.ts';
import { filePositions, placeByFile } from '../src/core/layout/filePlaces.ts';
import { describeRecipe } from '../src/core/tying.ts';
import type { AsyncJob } from '../src/core/progress.ts';
import { comparedOf, freePlaces } from './mapSteps.ts';
import type { JobTable, Placed } from './protocol.ts';
import type { World } from './world.ts';

export async function* fixedPlaces(
  world: World,
  settled: World | undefined,
  input: JobTable['place']['input'],
): AsyncJob<Placed> {
  const { imported, structure } = world;
  const { settings, start, anchored } = input;
  if (structure === undefined) throw new Error('the papers have not been tied yet');
  const { corpus } = imported;
  const comparison = comparedOf(world);
  if (anchored === true && start !== undefined) {
    yield { stage: 'layout', done: 0, total: 1 };
    const positions = placeAmong(start, comparison.similarities.neighbours, structure.radii);
    const layout = { name: 'among the places of an earlier map', iterations: 0, continued: true };
    return { positions, recipe: describeRecipe(corpus, structure, settings, layout) };
  }
  const places = filePositions(imported.network, settings);
  return yield* places === undefined
    ? freePlaces(world, settled, input)
    : placeByFile(corpus, comparison, structure, settings, places);
}
