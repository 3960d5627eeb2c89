/** Names in the room there is for them: on how many lines, how large, and in which of the boxes. Used by the figure and by the map on the screen. */
import type { Box } from './boxGrid.ts';

const mostLines = 3;
/** Another line is worth this much of the room; more air than this is worth nothing. */
const lineCost = 0.07;
const ampleFit = 1.2;
/** A name may pass its room by this: outlines are wider than the boxes in them. */
export const easily = 0.78;

/** Words on one line or more; width and height of them all, in font sizes. */
export interface NameSetting {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The same words on one to three lines. `widthOf` a line, in font sizes. */
export function settingsOf(
  words: string,
  lineHeight: number,
  widthOf: (line: string) => number,
): NameSetting[] {
  return Array.from({ length: mostLines }, (_, at) => balance(words, at + 1))
    .filter((lines, at) => lines.length === at + 1)
    .map((lines) => {
      return { lines, width: Math.max(...lines.map(widthOf)), height: lines.length * lineHeight };
    });
}

export interface FittedName {
  readonly setting: NameSetting;
  readonly box: Box;
  readonly size: number;
  /** Below 1: it is larger than its room. */
  readonly fit: number;
}

/** As large as wished, or as fits, but no smaller than `least`. Undefined where there is no box. */
export function fitName(
  settings: readonly NameSetting[],
  boxes: readonly Box[],
  wished: number,
  least: number,
): FittedName | undefined {
  let best: { setting: NameSetting; box: Box; fit: number } | undefined;
  let most = -Infinity;
  for (const setting of settings) {
    for (const box of boxes) {
      const across = (box.right - box.left) / (setting.width * wished);
      const fit = Math.min(across, (box.bottom - box.top) / (setting.height * wished));
      const worth = Math.min(fit, ampleFit) - setting.lines.length * lineCost;
      if (worth > most) [best, most] = [{ setting, box, fit }, worth];
    }
  }
  if (best === undefined) return undefined;
  const size = Math.min(wished, Math.max(least, wished * best.fit));
  return { ...best, size, fit: best.fit * (wished / size) };
}

/** A line that ends with a comma may be this much longer: phrases are not torn for a few letters. */
const commaWorth = 4;

/** The words on so many lines (fewer where there are fewer words), the longest as short as can be. */
export function balance(name: string, count: number): string[] {
  const words = name.split(' ');
  let best: readonly string[] = [name];
  let least = Infinity;
  const divide = (from: number, lines: readonly string[]) => {
    if (lines.length === count - 1) {
      const all = [...lines, words.slice(from).join(' ')];
      const commas = lines.filter((line) => line.endsWith(',')).length;
      const cost = Math.max(...all.map((line) => line.length)) - commaWorth * commas;
      if (cost < least) [best, least] = [all, cost];
      return;
    }
    for (let to = from + 1; to < words.length; to += 1)
      divide(to, [...lines, words.slice(from, to).join(' ')]);
  };
  if (words.length >= count) divide(0, []);
  return [...best];
}
