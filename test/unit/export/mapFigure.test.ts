import { expect, it } from 'vitest';
import { figureInput, writeMapSvg } from '../../../src/core/export/mapFigure.ts';
import { recipeJson, recipeWithTable } from '../../../src/core/export/recipe.ts';
import { describeFigure } from '../../../src/export/mapFigure.ts';
import { seededMap } from './sampleMap.ts';

const map = seededMap(60);

it('takes the sizes and colours of the screen, and the recipe with its fingerprint', () => {
  const input = figureInput(map, { subset: { kind: 'cluster', cluster: 0 } });
  expect(input.recipe).toBe(recipeJson(recipeWithTable(map)));
  expect(input.caption).toMatch(new RegExp(`^${map.clusters[0]!.size} papers of 60 papers, `));
  expect(input.radii).toHaveLength(60);
});

it('names the figure after what it shows', () => {
  const choice = {
    subset: { kind: 'cluster', cluster: 1 },
    theme: 'dark',
    options: figureInput(map).options,
  } as const;
  expect(describeFigure(map, new Float32Array(60), choice)).toMatchObject({ title: map.clusters[1]!.name });
});

it('writes the same bytes each time', () => {
  const svg = writeMapSvg(map);
  expect(svg).toBe(writeMapSvg(map));
  expect(svg.match(/<circle [^>]*><title>/g)).toHaveLength(60);
});
