/**
 * Colours of clusters and of the map's furniture, in light and dark. One list for the screen and the figures.
 *
 * Hue and lightness both vary: any two of the first ten are told apart with normal sight and with red-green blindness, any two of the
 * twenty with normal sight, and each has at least 3:1 against white, 4.5:1 against the dark ground (tested). Names on the map repeat what colour says, so colour is never the only sign.
 */
import { unclustered } from './types.ts';

export type Theme = 'light' | 'dark';

const clusterColours: Record<Theme, readonly string[]> = {
  light: [
    '#003c96', '#e16996', '#3ca55a', '#693c00', '#0096f0', '#69001e', '#87870f', '#965aa5', '#1e695a', '#0f3c5a',
    '#d23cd2', '#ff5a5a', '#5a783c', '#5a5aff', '#b41e5a', '#1e7800', '#5a78ff', '#960078', '#5a1e3c', '#001e96',
  ],
  dark: [
    '#2f8cf5', '#ffe14b', '#00ffe1', '#b87a4b', '#96f087', '#87d2ff', '#009380', '#b4960f', '#0fc387', '#7d8cc8',
    '#ff7878', '#d296ff', '#009400', '#ffb45a', '#626fff', '#c26172', '#3cd2d2', '#b563b0', '#058d9f', '#d2f0b4',
  ],
}; // prettier-ignore

export const clusterColourCount = clusterColours.light.length;

export interface ThemeColours {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
  readonly unclustered: string;
  readonly focus: string;
  /** Ties that a file drew itself. */
  readonly file: string;
}

export const themeColours: Record<Theme, ThemeColours> = {
  light: {
    ground: '#ffffff',
    ink: '#1b1f27',
    quiet: '#5a6272',
    edge: '#9aa3b2',
    unclustered: '#868d99',
    focus: '#111318',
    file: '#a85a00',
  },
  dark: {
    ground: '#14161b',
    ink: '#eceef2',
    quiet: '#a3abba',
    edge: '#5b6473',
    unclustered: '#858d9b',
    focus: '#ffffff',
    file: '#ffb45a',
  },
};

/** Colour of a cluster; where there are more clusters than colours they come round again. */
export function clusterColour(cluster: number, theme: Theme): string {
  if (cluster === unclustered) return themeColours[theme].unclustered;
  const list = clusterColours[theme];
  return list[cluster % list.length]!;
}

export type Rgb = readonly [red: number, green: number, blue: number];

export function parseHex(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** `share` of `over` laid on `under`, as an opaque colour. */
export function mixColours(under: string, over: string, share: number): string {
  const a = parseHex(under);
  const b = parseHex(over);
  const mixed = a.map((channel, i) => Math.round(channel + (b[i]! - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
