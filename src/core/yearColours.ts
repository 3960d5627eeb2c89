/**
 * Colours for years: one scale a theme, from the oldest to the newest; the newer, the farther from the ground. Lightness falls (or rises)
 * all along, so the order is seen without hue too, and each colour has at least 3:1 against its ground (tested).
 */
import { placeYear, type YearAxis } from './explore/years.ts';
import { mixColours, themeColours, type Theme } from './palette.ts';

const anchors: Record<Theme, readonly string[]> = {
  light: ['#d97a00', '#cb5329', '#a8324f', '#752a70', '#43206f', '#1c0f3f'],
  dark: ['#3f7fb5', '#2a98a0', '#3fb573', '#93d14a', '#fde725'],
};

/** `place` from 0 (oldest) to 1 (newest). */
export function scaleColour(place: number, theme: Theme): string {
  const scale = anchors[theme];
  const at = Math.min(1, Math.max(0, place)) * (scale.length - 1);
  const from = Math.min(scale.length - 2, Math.floor(at));
  return mixColours(scale[from]!, scale[from + 1]!, at - from);
}

/** Of each row; papers without a year take the colour of those in no cluster. */
export function yearColours(years: Int32Array, axis: YearAxis, theme: Theme): string[] {
  const known = new Map<number, string>();
  return Array.from(years, (year) => {
    const place = placeYear(axis, year);
    if (place === undefined) return themeColours[theme].unclustered;
    const colour = known.get(year) ?? scaleColour(place, theme);
    known.set(year, colour);
    return colour;
  });
}
