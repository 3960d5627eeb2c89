/**
 * The places that came with the files as the layout of the map: moved and scaled as a whole to the frame of every map, never pulled apart,
 * so that the picture is the one the person knows. Papers without a place settle among those they resemble. Linear in the papers.
 */
import { placeAmong } from './anchored.ts';
import { halfWidth } from './frame.ts';
import type { Comparison, MapStructure } from '../pipeline.ts';
import { describeRecipe } from '../tying.ts';
import type { MapSettings } from '../settings.ts';
import type { FileNetwork } from '../corpus/importResult.ts';
import type { Job } from '../progress.ts';
import type { Corpus, Recipe } from '../types.ts';

/** Undefined where no file says where papers stand. */
export function filePositions(
  network: FileNetwork | undefined,
  settings: MapSettings,
): Float32Array | undefined {
  return settings.places === 'file' ? network?.positions : undefined;
}

export function* placeByFile(
  corpus: Corpus,
  { similarities }: Comparison,
  structure: MapStructure,
  settings: MapSettings,
  places: Float32Array,
): Job<{ readonly positions: Float32Array; readonly recipe: Recipe }> {
  yield { stage: 'layout', done: 0, total: 1 };
  const positions = placeAmong(fitFrame(places), similarities.neighbours, structure.radii);
  const layout = { name: 'the places of the files', iterations: 0 };
  return { positions, recipe: { ...describeRecipe(corpus, structure, settings, layout), places: 'file' } };
}

/** Centred, and as wide as the frame of so many papers; NaN stays. */
function fitFrame(places: Float32Array): Float32Array {
  const [left, right] = rangeOf(places, 0);
  const [bottom, top] = rangeOf(places, 1);
  const reach = Math.max(right - left, top - bottom) / 2;
  const scale = reach > 0 ? halfWidth(places.length / 2) / reach : 1;
  const middle = [(left + right) / 2, (bottom + top) / 2] as const;
  return places.map((value, at) => (value - middle[at % 2 === 0 ? 0 : 1]) * scale);
}

function rangeOf(places: Float32Array, side: 0 | 1): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let at = side; at < places.length; at += 2) {
    if (Number.isNaN(places[at])) continue;
    least = Math.min(least, places[at]!);
    most = Math.max(most, places[at]!);
  }
  return [least, most];
}
