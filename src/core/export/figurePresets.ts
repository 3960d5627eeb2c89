/** Sizes people are asked for: journal columns, slides, posters. Points for print (1/72 inch), pixels for the screen. */
import type { FigureOptions } from './figureTypes.ts';

export type PresetId = 'column' | 'columns' | 'slide' | 'poster' | 'picture';

export interface FigurePreset {
  readonly id: PresetId;
  readonly name: string;
  readonly size: Pick<FigureOptions, 'unit' | 'width' | 'height' | 'fontSize' | 'leastFontSize'>;
  /** What a PNG of it should have; journals ask for 300 or more. Pixels have none. */
  readonly dpi?: number;
}

export function millimetres(length: number): number {
  return (length * 72) / 25.4;
}

export const figurePresets: readonly FigurePreset[] = [
  {
    id: 'column',
    name: 'One column, 85 mm',
    size: { unit: 'pt', width: millimetres(85), fontSize: 6, leastFontSize: 6 },
    dpi: 600,
  },
  {
    id: 'columns',
    name: 'Two columns, 180 mm',
    size: { unit: 'pt', width: millimetres(180), fontSize: 7, leastFontSize: 6 },
    dpi: 600,
  },
  { id: 'slide', name: 'Slide, 16:9', size: { unit: 'px', width: 1920, height: 1080, fontSize: 18 } },
  {
    id: 'poster',
    name: 'Poster, A1 across',
    size: { unit: 'pt', width: millimetres(841), height: millimetres(594), fontSize: 18, leastFontSize: 14 },
    dpi: 150,
  },
  { id: 'picture', name: 'Picture, 1600 pixels', size: { unit: 'px', width: 1600 } },
];

export interface OwnSize {
  readonly unit: 'px' | 'mm';
  readonly width: number;
  readonly height?: number;
}

/** An own size, or what is wrong with it. */
export function ownSize({
  unit,
  width,
  height,
}: OwnSize): FigurePreset['size'] | { readonly problem: string } {
  const [least, most] = unit === 'mm' ? [40, 1500] : [200, 8000];
  for (const [name, length] of [
    ['width', width],
    ['height', height ?? width],
  ] as const) {
    if (!(length >= least && length <= most)) {
      return { problem: `The ${name} must be from ${least} to ${most} ${unit}, got ${String(length)}.` };
    }
  }
  const inUnits = (length: number): number => (unit === 'mm' ? millimetres(length) : length);
  const size = { unit: unit === 'mm' ? 'pt' : 'px', width: inUnits(width) } as const;
  return height === undefined ? size : { ...size, height: inUnits(height) };
}
