/** The first picture of a map, before any paper has been compared: where the texts alone put the papers, framed as the map will be. */
import type { DenseRows } from '../text/textModel.ts';
import { frame } from './frame.ts';
import { startFromRows } from './start.ts';

/** x0 y0 x1 y1 ... in map units; undefined where the texts were not read for it (measures without LSA). */
export function sketchPlaces(lsa: DenseRows): Float32Array | undefined {
  if (lsa.columns === 0) return undefined;
  const start = startFromRows(lsa);
  const places = start.slice();
  frame(places, start, true);
  return places;
}
