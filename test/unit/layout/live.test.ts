import { expect, it } from 'vitest';
import { nodeRadii } from '../../../src/core/graph/sizes.ts';
import { halfWidth } from '../../../src/core/layout/frame.ts';
import { layoutMap, type LayoutStyle } from '../../../src/core/layout/layout.ts';
import { plantedEdges } from '../graph/fixtures.ts';
import { groupedRows } from './fixtures.ts';

it.each(['forces', 'neighbours'] as LayoutStyle[])(
  '%s: positions shown on the way are as wide as the finished map, in which papers are discs and not the ground',
  (style) => {
    const edges = plantedEdges(4, 25, 0.3, 0.02, 1);
    const sizes = nodeRadii(edges, 100);
    const job = layoutMap(edges, 100, { lsa: groupedRows(4, 25, 1), sizes, seed: 1, iterations: 60, style });
    let steps = 0;
    for (let step = job.next(); step.done !== true; step = job.next()) {
      const reach = Math.max(...step.value.positions.map(Math.abs));
      expect(reach).toBeGreaterThan(halfWidth(100) * 0.99);
      expect(reach).toBeLessThan(halfWidth(100) * 1.5);
      steps += 1;
    }
    expect(steps).toBeGreaterThan(0);
  },
);
