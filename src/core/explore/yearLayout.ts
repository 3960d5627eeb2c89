/**
 * The map along time: x is the year, y stays what it is on the map. Within its year a paper stands by its x on the map, so that those of a
 * year do not lie in one line. Odd years get a column of their own at either end, papers without a year one beyond: nothing squeezes the
 * axis (years.ts). Cost: sorting the papers of each year.
 */
import { unknownYear } from './facets.ts';
import type { YearAxis } from './years.ts';

export interface YearColumn {
  readonly label: string;
  /** Middle of the column, in map units. */
  readonly x: number;
}

export interface YearLayout {
  /** As `positions` of a map. */
  readonly positions: Float32Array;
  /** Left to right; only those that hold papers, but all years of the axis. */
  readonly columns: readonly YearColumn[];
  readonly columnWidth: number;
}

/** Width of the whole to its height, about that of a screen beside two panels. */
const proportion = 1.35;
/** Of a column, what its papers are spread over. */
const filled = 0.72;

export function arrangeByYear(positions: Float32Array, years: Int32Array, axis: YearAxis): YearLayout {
  const slots = Int32Array.from(years, (year) => slotOf(year, axis));
  const used = new Set(slots);
  const first = used.has(undated) ? undated : used.has(tooEarly) ? tooEarly : 0;
  const count = axis.to - axis.from + 1;
  const last = used.has(count) ? count : count - 1;
  // Never narrower than the map: dots keep their size, so they would crowd.
  const width = Math.max(proportion * spanOf(positions, 1), spanOf(positions, 0));
  const columnWidth = width / (last - first + 1);
  const middle = (slot: number) => (slot - (first + last) / 2) * columnWidth;
  const placed = positions.slice();
  for (const rows of rowsBySlot(slots).values()) {
    rows.sort((a, b) => positions[2 * a]! - positions[2 * b]! || a - b);
    rows.forEach((row, rank) => {
      const aside = (rank + 0.5) / rows.length - 0.5;
      placed[2 * row] = middle(slots[row]!) + aside * filled * columnWidth;
    });
  }
  const slotsShown = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const columns = slotsShown
    .filter((slot) => (slot >= 0 && slot < count) || used.has(slot))
    .map((slot) => ({ label: labelOf(slot, axis), x: middle(slot) }));
  return { positions: placed, columns, columnWidth };
}

/** Slots count years from the first of the axis; these two stand before them, the odd later ones after them. */
const tooEarly = -1;
const undated = -2;

function slotOf(year: number, { from, to }: YearAxis): number {
  if (year === unknownYear) return undated;
  if (year < from) return tooEarly;
  return Math.min(year, to + 1) - from;
}

function labelOf(slot: number, { from, to }: YearAxis): string {
  if (slot === undated) return 'no year';
  if (slot === tooEarly) return 'earlier';
  return from + slot > to ? 'later' : String(from + slot);
}

function rowsBySlot(slots: Int32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  slots.forEach((slot, row) => {
    const own = rows.get(slot);
    if (own === undefined) rows.set(slot, [row]);
    else own.push(row);
  });
  return rows;
}

/** From end to end along an axis: 0 for x, 1 for y. */
function spanOf(positions: Float32Array, axis: 0 | 1): number {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let at: number = axis; at < positions.length; at += 2) {
    lowest = Math.min(lowest, positions[at]!);
    highest = Math.max(highest, positions[at]!);
  }
  return highest > lowest ? highest - lowest : 1;
}
