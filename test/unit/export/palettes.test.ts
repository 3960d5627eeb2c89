import { describe, expect, it } from 'vitest';
import { colourDistance, contrast, labColour, leastDistance } from '../../../src/core/export/colourVision.ts';
import type { Vision } from '../../../src/core/export/colourVision.ts';
import { composeFigure } from '../../../src/core/export/figure.ts';
import { colourOf, screenColours } from '../../../src/core/export/figureColours.ts';
import { figurePalettes, paletteColours } from '../../../src/core/export/figurePalettes.ts';
import { figurePresets, millimetres, ownSize } from '../../../src/core/export/figurePresets.ts';
import { figureInput } from '../../../src/core/export/mapFigure.ts';
import { clusterColour, type Theme } from '../../../src/core/palette.ts';
import type { PaperMap } from '../../../src/core/types.ts';
import { manyClusters, seededMap } from './sampleMap.ts';

describe('colour vision', () => {
  it('agrees with published values', () => {
    expect(labColour('#ff0000').map((value) => Math.round(value * 10) / 10)).toEqual([53.2, 80.1, 67.2]);
    expect(labColour('#ffffff')[0]).toBeCloseTo(100, 2);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('brings red and green close for deuteranopes, and leaves greys alone', () => {
    const [red, green] = ['#b45a3c', '#6e7d3c'];
    expect(colourDistance(red, green, 'deuteranopia')).toBeLessThan(colourDistance(red, green) / 2.5);
    expect(colourDistance('#808080', '#404040', 'deuteranopia')).toBeCloseTo(
      colourDistance('#808080', '#404040'),
      0,
    );
    expect(labColour('#3366cc', 'grey')[1]).toBeCloseTo(0, 1);
  });
});

describe('palettes', () => {
  const palettes = figurePalettes.flatMap(({ id, colours, promise }) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      colours
        ? Object.entries(promise).map(([vision, least]) => ({
            id,
            theme,
            vision: vision as Vision,
            least,
            colours: colours[theme],
          }))
        : [],
    ),
  );

  it.each(palettes)('$id ($theme) keeps its promise for $vision', ({ colours, vision, least }) => {
    expect(leastDistance(colours, vision)).toBeGreaterThanOrEqual(least);
  });

  it('stand out from the ground: 2:1 for grey, which needs the range, 3:1 for the others', () => {
    for (const { id } of figurePalettes) {
      for (const theme of ['light', 'dark'] as const) {
        const { clusters, ground } = paletteColours(id, theme);
        for (const colour of clusters)
          expect(contrast(colour, ground)).toBeGreaterThan(id === 'grey' ? 2 : 3);
      }
    }
  });

  it('as on the screen, are those of the screen for every cluster', () => {
    for (const theme of ['light', 'dark'] as const) {
      const clusters = Array.from({ length: 45 }, (_, cluster) => cluster);
      expect(clusters.map((cluster) => colourOf(screenColours(theme), cluster))).toEqual(
        clusters.map((cluster) => clusterColour(cluster, theme)),
      );
    }
  });

  it('for print, is always on white', () => {
    expect(paletteColours('print', 'dark').ground).toBe('#ffffff');
  });
});

describe('clusters that are neighbours on the map', () => {
  /** Each cluster with the three whose middles are nearest. */
  function neighbours({ clusters, assignment, positions }: PaperMap): [number, number][] {
    const middles = clusters.map(({ index }) => {
      const rows = [...assignment.keys()].filter((row) => assignment[row] === index);
      const mean = (axis: number) =>
        rows.reduce((sum, row) => sum + positions[2 * row + axis]!, 0) / Math.max(1, rows.length);
      return [mean(0), mean(1)] as const;
    });
    return middles.flatMap(([x, y], cluster) =>
      middles
        .map(([otherX, otherY], other) => [other, Math.hypot(x - otherX, y - otherY)] as const)
        .filter(([other]) => other !== cluster)
        .sort(([, a], [, b]) => a - b)
        .slice(0, 3)
        .map(([other]): [number, number] => [cluster, other]),
    );
  }

  const cases = figurePalettes.flatMap(({ id, colours, promise }) =>
    colours === undefined
      ? []
      : ([11, 16, 24] as const).flatMap((count) =>
          (['light', 'dark'] as const).map((theme) => ({ id, count, theme, promise })),
        ),
  );

  it.each(cases)('$id ($theme): of $count clusters no neighbours come nearer than promised', (one) => {
    const map = manyClusters(one.count);
    const { colours } = figureInput(map, { colours: paletteColours(one.id, one.theme as Theme) });
    for (const [vision, least] of Object.entries(one.promise)) {
      for (const [a, b] of neighbours(map)) {
        const apart = colourDistance(colourOf(colours, a), colourOf(colours, b), vision as Vision);
        expect(apart, `${a} and ${b} for ${vision}`).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

describe('presets', () => {
  it.each(figurePresets)('$name gives a figure of its size, no letter below the least', ({ size, id }) => {
    const figure = composeFigure(figureInput(seededMap(120), { options: size }));
    expect(figure.width).toBe(size.width);
    if (size.height !== undefined) expect(figure.height).toBe(size.height);
    const sizes = figure.groups.flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.size] : [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(size.leastFontSize ?? 8);
    expect(sizes.length, id).toBeGreaterThan(20);
  });

  it('knows millimetres', () => {
    expect(millimetres(25.4)).toBe(72);
    expect(ownSize({ unit: 'mm', width: 127 })).toEqual({ unit: 'pt', width: 360 });
    expect(ownSize({ unit: 'px', width: 10 })).toEqual({
      problem: 'The width must be from 200 to 8000 px, got 10.',
    });
    expect(ownSize({ unit: 'px', width: NaN })).toHaveProperty('problem');
  });
});
