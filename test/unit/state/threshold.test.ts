import { expect, test } from 'vitest';
import { countsAt, histogramBars } from '../../../src/state/threshold.ts';

const curves = {
  threshold: Float32Array.of(0.5, 0.4, 0.3, 0.2),
  edges: Uint32Array.of(0, 1, 3, 6),
  tied: Uint32Array.of(0, 2, 4, 5),
  components: Uint32Array.of(5, 4, 2, 1),
  largest: Uint32Array.of(1, 2, 3, 5),
};

test('between two steps the stricter one holds', () => {
  expect(countsAt(curves, 0.35)).toEqual({ edges: 1, tied: 2, components: 4, largest: 2 });
  expect(countsAt(curves, 0.3)).toEqual({ edges: 3, tied: 4, components: 2, largest: 3 });
  expect(countsAt(curves, 0.9)).toEqual({ edges: 0, tied: 0, components: 5, largest: 1 });
  expect(countsAt(curves, 0)).toEqual({ edges: 6, tied: 5, components: 1, largest: 5 });
});

test('bars share out all pairs above the lowest similarity shown and end at the most similar pair', () => {
  const counts = new Float64Array(100);
  counts[2] = 1000;
  counts[20] = 10;
  counts[39] = 1;
  const chart = histogramBars({ bins: 100, counts }, 0.1, 10);
  expect(chart.highest).toBeCloseTo(0.4);
  expect(chart.bars.map((bar) => bar.height > 0)).toEqual([
    false, false, false, true, false, false, false, false, false, true,
  ]); // prettier-ignore
  expect(chart.bars[3]!.height).toBe(1);
});
