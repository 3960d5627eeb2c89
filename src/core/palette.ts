/**
 * Colours of clusters and of the map's furniture, in light and dark. One list for the screen and the figures.
 *
 * Hue and lightness both vary, so neighbours in the list stay apart for people who tell fewer hues; every colour has at least 3:1 against its
 * ground (tested). Names on the map repeat what colour says, so colour is never the only sign.
 */
import { unclustered } from './types.ts';

export type Theme = 'light' | 'dark';

const clusterColours: Record<Theme, readonly string[]> = {
  light: [
    '#2f6db5', '#c8611a', '#12805c', '#8a4fc0', '#b8304f', '#0b8290', '#8a5a2a', '#6f7a10', '#b2409c', '#33408f',
    '#2f6b2a', '#7a2338', '#5a6f95', '#a0741a',
  ],
  dark: [
    '#6fa8ea', '#f2964f', '#41c295', '#bb8cf0', '#f0728f', '#3fc6d6', '#cf9a63', '#b9c43a', '#e57fd2', '#8d9bf0',
    '#7fc276', '#d98296', '#9db2d8', '#e3bd5c',
  ],
}; // prettier-ignore

export interface ThemeColours {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
  readonly unclustered: string;
  readonly focus: string;
}

export const themeColours: Record<Theme, ThemeColours> = {
  light: {
    ground: '#ffffff',
    ink: '#1b1f27',
    quiet: '#5a6272',
    edge: '#9aa3b2',
    unclustered: '#868d99',
    focus: '#111318',
  },
  dark: {
    ground: '#14161b',
    ink: '#eceef2',
    quiet: '#a3abba',
    edge: '#5b6473',
    unclustered: '#858d9b',
    focus: '#ffffff',
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
