import { describe, expect, it } from 'vitest';
import { boxContains, boxesOverlap } from '../../../src/core/export/boxGrid.ts';
import { placeLabels } from '../../../src/core/export/labels.ts';
import type { LabelCandidate } from '../../../src/core/export/labels.ts';
import { createRandom } from '../../../src/core/random.ts';

const bounds = { left: 0, top: 0, right: 400, bottom: 300 };

function label(key: number, x: number, y: number, more: Partial<LabelCandidate> = {}): LabelCandidate {
  return { key, x, y, style: 'beside', gap: 3, width: 40, height: 10, priority: 1, ...more };
}

function randomLabels(count: number, seed: number): LabelCandidate[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, key) =>
    label(key, random() * 400, random() * 300, {
      width: 10 + random() * 60,
      height: 8 + random() * 6,
      style: random() < 0.2 ? 'centred' : 'beside',
      priority: Math.floor(random() * 5),
    }),
  );
}

describe('placeLabels', () => {
  it('puts a lone label to the right of its dot', () => {
    expect(placeLabels([label(0, 100, 100)], bounds)).toEqual([
      { key: 0, box: { left: 103, top: 95, right: 143, bottom: 105 }, align: 'start' },
    ]);
  });

  it('goes to the left at the right rim, and slides a centred name inwards', () => {
    const placed = placeLabels([label(0, 390, 100), label(1, 2, 2, { style: 'centred' })], bounds);
    expect(placed[0]).toEqual({
      key: 0,
      box: { left: 347, top: 95, right: 387, bottom: 105 },
      align: 'end',
    });
    expect(placed[1]?.box).toEqual({ left: 0, top: 0, right: 40, bottom: 10 });
  });

  it('gives the better place to the more important, then to the smaller key, and none to the third', () => {
    const around = [label(0, 100, 100), label(1, 100, 100, { priority: 9 }), label(2, 100, 100)];
    const placed = placeLabels(around, bounds);
    expect(placed.map(({ key, align }) => [key, align])).toEqual([
      [1, 'start'],
      [0, 'end'],
    ]);
  });

  it('avoids covering dots where it can and refuses a place that covers too many', () => {
    const dots = [110, 100, 2, 120, 100, 2];
    expect(placeLabels([label(0, 100, 100)], bounds, { dots })[0]?.align).toBe('end');
    const everywhere = Array.from({ length: 900 }, (_, i) => [
      (i % 30) * 14,
      Math.floor(i / 30) * 10,
      2,
    ]).flat();
    expect(placeLabels([label(0, 100, 100)], bounds, { dots: everywhere, mostCovered: 1 })).toEqual([]);
    expect(placeLabels([label(0, 100, 100)], bounds, { dots: everywhere })).toHaveLength(1);
  });

  it('keeps out of what is taken and stops at the limit', () => {
    const taken = [{ left: 101, top: 0, right: 400, bottom: 300 }];
    expect(placeLabels([label(0, 100, 100)], bounds, { taken })[0]?.align).toBe('end');
    expect(placeLabels(randomLabels(50, 1), bounds, { limit: 3 })).toHaveLength(3);
  });

  it('never lets two boxes overlap or run off the picture', () => {
    for (const seed of [1, 2, 3]) {
      const placed = placeLabels(randomLabels(300, seed), bounds);
      expect(placed.length).toBeGreaterThan(40);
      for (const [at, { box }] of placed.entries()) {
        expect(boxContains(bounds, box)).toBe(true);
        for (const other of placed.slice(at + 1)) expect(boxesOverlap(box, other.box)).toBe(false);
      }
    }
  });

  it('does not depend on the order of the candidates', () => {
    const labels = randomLabels(200, 7);
    expect(placeLabels([...labels].reverse(), bounds)).toEqual(placeLabels(labels, bounds));
  });

  it('leaves out only what has no free place: brute force agrees', () => {
    const labels = randomLabels(120, 5).map((one) => ({ ...one, style: 'centred' as const }));
    const placed = placeLabels(labels, bounds, { padding: 0 });
    const byKey = new Map(placed.map((one) => [one.key, one]));
    const before: (typeof placed)[number][] = [];
    for (const one of [...labels].sort((a, b) => b.priority - a.priority || a.key - b.key)) {
      const found = byKey.get(one.key);
      if (found) {
        before.push(found);
        continue;
      }
      const left = Math.max(0, Math.min(400 - one.width, one.x - one.width / 2));
      const top = Math.max(0, Math.min(300 - one.height, one.y - one.height / 2));
      const first = { left, top, right: left + one.width, bottom: top + one.height };
      expect(before.some(({ box }) => boxesOverlap(box, first))).toBe(true);
    }
  });
});

describe('labels with a room', () => {
  const within = { left: 100, top: 100, right: 200, bottom: 160 };
  const named = label(0, 150, 130, { style: 'centred', within });

  it('stand in its middle, or where they cover least of it', () => {
    expect(placeLabels([named], bounds)[0]?.box).toEqual({ left: 130, top: 125, right: 170, bottom: 135 });
    const dots = [132, 128, 3, 145, 131, 3, 155, 129, 3, 168, 132, 3];
    const [moved] = placeLabels([named], bounds, { dots });
    expect(boxContains(within, moved!.box)).toBe(true);
    expect(moved!.box.top > 136 || moved!.box.bottom < 124).toBe(true);
  });

  it('pass it only by little where they do not fit', () => {
    const tight = { left: 148, top: 128, right: 152, bottom: 132 };
    const [placed] = placeLabels([{ ...named, within: tight }], bounds, { taken: [{ ...tight }] });
    expect(placed === undefined || Math.abs(placed.box.top - 125) <= 10).toBe(true);
  });
});
