import { describe, expect, it } from 'vitest';
import { findPinned, holdPinned, notePinned, type Place } from '../../../src/core/layout/pinned.ts';
import { createRandom } from '../../../src/core/random.ts';

const papers = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('finding pinned papers', () => {
  it('gives rows in order with their places, and leaves out papers of other maps', () => {
    const pins = new Map([
      ['d', { x: 4, y: -4 }],
      ['elsewhere', { x: 9, y: 9 }],
      ['a', { x: 1, y: -1 }],
    ]);
    const found = findPinned(papers, pins)!;
    expect([...found.rows]).toEqual([0, 3]);
    expect([...found.places]).toEqual([1, -1, 4, -4]);
  });

  it('finds none where none is of this map', () => {
    expect(findPinned(papers, new Map())).toBeUndefined();
    expect(findPinned([], new Map([['a', { x: 0, y: 0 }]]))).toBeUndefined();
  });

  it('agrees with a plain look through all papers', () => {
    const random = createRandom(7);
    const many = Array.from({ length: 501 }, (_, at) => ({ id: `p${at * 3}` })).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    const pins = new Map<string, Place>();
    while (pins.size < 60) pins.set(`p${Math.floor(random() * 1600)}`, { x: random(), y: random() });
    const expected = many.flatMap(({ id }, row) => (pins.has(id) ? [row] : []));
    expect([...findPinned(many, pins)!.rows]).toEqual(expected);
  });
});

describe('holding pinned papers', () => {
  const positions = Float32Array.of(0, 0, 10, 10, 20, 20, 30, 30);

  it('moves them and no other, and leaves the places of the layout as they are', () => {
    const pinned = findPinned(papers, new Map([['c', { x: 5, y: -5 }]]));
    expect([...holdPinned(positions, pinned)]).toEqual([0, 0, 10, 10, 5, -5, 30, 30]);
    expect([...positions]).toEqual([0, 0, 10, 10, 20, 20, 30, 30]);
  });

  it('without pins, the places are those of the layout', () => {
    expect(holdPinned(positions, undefined)).toBe(positions);
  });
});

it('a recipe says how many papers were placed by hand, and only then', () => {
  const layout = { name: 'forces', iterations: 200 };
  expect(notePinned(layout, 2)).toEqual({ ...layout, pinned: 2 });
  expect(notePinned(notePinned(layout, 2), 0)).toStrictEqual(layout);
  expect(notePinned({ ...layout, continued: true }, 0)).toStrictEqual({ ...layout, continued: true });
});
