import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { chooseYearAxis, countYears, placeYear } from '../../../src/core/explore/years.ts';

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);

test('a few odd years never squeeze the axis, and are counted at its ends', () => {
  const years = Int32Array.from({ length: 100 }, (_, i) => 2010 + (i % 12));
  years[0] = 1066;
  years[1] = 9999;
  years[2] = 0;
  const axis = chooseYearAxis(years);
  expect(axis).toEqual({ from: 2010, to: 2021, width: 1, bins: 12 });
  const counts = countYears(axis, years);
  expect([counts.earlier, counts.later, counts.unknown]).toEqual([1, 1, 1]);
  expect(sum(counts.counts)).toBe(97);
});

test('a small corpus with one odd year', () => {
  const years = Int32Array.of(2018, 2019, 2020, 2020, 2021, 2021, 2021, 2022, 2022, 2023, 1890);
  expect(chooseYearAxis(years)).toMatchObject({ from: 2018, to: 2023 });
});

test('many early papers are no odd ones: the axis reaches them', () => {
  const years = Int32Array.from({ length: 200 }, (_, i) => (i < 30 ? 1960 + i : 2015 + (i % 8)));
  expect(chooseYearAxis(years).from).toBeLessThanOrEqual(1964);
  const plain = Int32Array.from({ length: 4000 }, (_, i) => 1990 + (i % 35));
  expect(chooseYearAxis(plain)).toMatchObject({ from: 1990, to: 2024, width: 1 });
});

test('long spans get round bins', () => {
  const years = Int32Array.from({ length: 301 }, (_, i) => 1703 + i);
  const axis = chooseYearAxis(years, 60);
  expect(axis.width).toBe(10);
  expect(axis.from % 10).toBe(0);
  expect(axis.bins).toBeLessThanOrEqual(61);
});

test('no years, one year', () => {
  expect(chooseYearAxis(Int32Array.of(0, 0)).bins).toBe(0);
  expect(chooseYearAxis(Int32Array.of(2020))).toEqual({ from: 2020, to: 2020, width: 1, bins: 1 });
  expect(placeYear(chooseYearAxis(Int32Array.of(2020)), 2020)).toBe(0.5);
});

test('every paper is counted once, whatever the years', () => {
  const random = createRandom(4);
  for (let run = 0; run < 50; run++) {
    const years = Int32Array.from({ length: 60 }, () =>
      random() < 0.1 ? Math.floor(random() * 3000) : 2000 + Math.floor(random() * 20),
    );
    const mask = Uint8Array.from(years, () => (random() < 0.7 ? 1 : 0));
    const axis = chooseYearAxis(years);
    const { counts, earlier, later, unknown } = countYears(axis, years, mask);
    expect(sum(counts) + earlier + later + unknown).toBe(mask.reduce((total, one) => total + one, 0));
    years.forEach((year) => {
      const place = placeYear(axis, year);
      if (year !== 0) expect(place! >= 0 && place! <= 1).toBe(true);
    });
  }
});
