/**
 * Palettes for figures beside the screen's own. Each promises a least distance between any two of its colours (see colourVision.ts), and a
 * test holds it to that. The colours were found by a search for the largest least distance within the stated bounds of contrast and
 * chroma. A map with more clusters than colours repeats them, and its names on the map tell the repeats apart.
 */
import type { Theme } from '../palette.ts';
import type { Vision } from './colourVision.ts';
import { screenColours } from './figureColours.ts';
import type { FigureColours } from './figureTypes.ts';

export type PaletteId = 'screen' | 'colour-blind' | 'grey' | 'print';

export interface FigurePalette {
  readonly id: PaletteId;
  readonly name: string;
  readonly note: string;
  readonly colours: Readonly<Record<Theme, readonly string[]>> | undefined;
  /** Any two colours are at least so far apart, for these eyes. */
  readonly promise: Readonly<Partial<Record<Vision, number>>>;
}

const printColours = [
  '#003c96', '#e16996', '#3ca55a', '#693c00', '#0096f0', '#69001e', '#87870f', '#965aa5', '#1e695a', '#0f3c5a',
] as const; // prettier-ignore

export const figurePalettes: readonly FigurePalette[] = [
  {
    id: 'screen',
    name: 'As on the screen',
    note: 'The colours of the map in front of you.',
    colours: undefined,
    promise: {},
  },
  {
    id: 'colour-blind',
    name: 'Colour-blind safe',
    note: 'Ten colours that people with red-green blindness tell apart.',
    colours: {
      light: [
        '#0078ff', '#e17800', '#692d4b', '#b478d2', '#002da5', '#a53c00', '#ff5a69', '#5a2d78', '#c36996', '#781e1e',
      ], // prettier-ignore
      dark: [
        '#0078f0', '#ffe14b', '#00ffe1', '#a5693c', '#96f087', '#87d2ff', '#008778', '#b4960f', '#0fc387', '#6978b4',
      ], // prettier-ignore
    },
    promise: { normal: 25, deuteranopia: 25, protanopia: 25, tritanopia: 12 },
  },
  {
    id: 'grey',
    name: 'Grey safe',
    note: 'Eight colours of different lightness: a copy without colour still tells them apart.',
    colours: {
      light: ['#0f0f5a', '#3cc3a5', '#a51e2d', '#b45ad2', '#2d784b', '#78a51e', '#4b1e3c', '#1e4b00'],
      dark: ['#ffffe1', '#0087a5', '#e1780f', '#4bc369', '#872d5a', '#b4d269', '#4b6978', '#0fffc3'],
    },
    promise: { grey: 8, normal: 18, deuteranopia: 9 },
  },
  {
    id: 'print',
    name: 'For print',
    note: 'Ten muted colours that four-colour printing reproduces.',
    colours: { light: printColours, dark: printColours },
    promise: { normal: 30, deuteranopia: 18, protanopia: 18 },
  },
];

/** The colours of a figure: clusters from the palette, ground and ink from the theme. Print is always on white. */
export function paletteColours(id: PaletteId, theme: Theme): FigureColours {
  const base = screenColours(id === 'print' ? 'light' : theme);
  const palette = figurePalettes.find((one) => one.id === id);
  return palette?.colours ? { ...base, clusters: palette.colours[theme] } : base;
}
