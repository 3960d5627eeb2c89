/** What the person has chosen about a figure, and the input of the figure that follows from it. */
import { paletteColours, type PaletteId } from '../../core/export/figurePalettes.ts';
import { figurePresets, ownSize, type FigurePreset, type PresetId } from '../../core/export/figurePresets.ts';
import type { FigureInput, RegionOutline } from '../../core/export/figureTypes.ts';
import type { PaperMap } from '../../core/types.ts';
import { describeFigure } from '../../export/mapFigure.ts';
import { scopeSubset, scopeTitle, type Surroundings } from './scope.ts';

export type SizeName = 'pixels' | 'own' | Exclude<PresetId, 'picture'>;

/** The sizes offered: pixels first, then the presets, then an own size. */
export const sizeLabels: readonly (readonly [SizeName, string])[] = [
  ['pixels', 'For the screen, in pixels'],
  ...figurePresets.flatMap(({ id, name }) => (id === 'picture' ? [] : [[id, name] as const])),
  ['own', 'Own size in mm'],
];

export type Ground = 'white' | 'dark' | 'transparent';

/** Least and most of each number a person may type. */
export const limits = {
  pixels: [200, 8000],
  width: [40, 1200],
  height: [40, 1200],
  dpi: [72, 1200],
} as const;

export class FigureForm {
  what = $state('everything');
  size = $state<SizeName>('pixels');
  pixels = $state(2000);
  /** Millimetres. */
  width = $state(120);
  /** Millimetres; 0 leaves it to the map. */
  height = $state(0);
  dpi = $state(300);
  palette = $state<PaletteId>('screen');
  ground = $state<Ground>('white');
  names = $state(true);
  labels = $state(true);
  numbered = $state(false);
  caption = $state(true);
  legend = $state(true);
  regions = $state(false);

  /** The first thing that stands in the way, in words; '' where nothing does. */
  readonly problem = $derived.by(() => {
    if (this.size === 'pixels') return outside('a width', this.pixels, limits.pixels, 'pixels');
    const own =
      this.size === 'own'
        ? outside('a width', this.width, limits.width, 'mm') ||
          (this.height === 0 ? '' : outside('a height', this.height, limits.height, 'mm'))
        : '';
    return own || outside('', this.dpi, limits.dpi, 'dpi');
  });

  input(
    map: PaperMap,
    radii: Float32Array,
    around: Surroundings,
    outlines: readonly RegionOutline[],
  ): FigureInput {
    const theme = this.ground === 'dark' ? 'dark' : 'light';
    const input = describeFigure(map, radii, {
      subset: scopeSubset(this.what, around),
      theme,
      ...(this.palette === 'screen' ? {} : { colours: paletteColours(this.palette, theme) }),
      options: {
        ...this.#size(),
        clusterNames: this.names,
        paperLabels: this.labels,
        numbered: this.numbered,
        ground: this.ground === 'transparent' ? 'transparent' : 'filled',
        caption: this.caption,
        legend: this.legend,
        regions: this.regions,
      },
    });
    return { ...input, regions: outlines, title: scopeTitle(map, this.what, around) };
  }

  /** Resolution of a PNG in dots an inch, where the size is one of print. */
  get inPrint(): boolean {
    return this.#size().unit === 'pt';
  }

  /** While something is wrong the figure shown is 2,000 pixels wide. */
  #size(): FigurePreset['size'] {
    const fallback = { unit: 'px', width: 2000 } as const;
    if (this.problem !== '') return fallback;
    if (this.size === 'pixels') return { unit: 'px', width: Math.round(this.pixels) };
    if (this.size !== 'own') return figurePresets.find(({ id }) => id === this.size)?.size ?? fallback;
    const own = ownSize({
      unit: 'mm',
      width: this.width,
      ...(this.height > 0 ? { height: this.height } : {}),
    });
    return 'problem' in own ? fallback : own;
  }
}

function outside(name: string, got: number, [least, most]: readonly [number, number], unit: string): string {
  const usable = Number.isFinite(got) && got >= least && got <= most;
  const shown = Number.isFinite(got) ? String(got) : 'nothing';
  return usable
    ? ''
    : `Got ${name === '' ? '' : `${name} of `}${shown}; expected ${least} to ${most} ${unit}.`;
}
