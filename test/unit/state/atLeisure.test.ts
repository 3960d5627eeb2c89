import { expect, test } from 'vitest';
import { atLeisure } from '../../../src/state/atLeisure.ts';

/** A page whose drawings take as long as it is told. */
function createPage() {
  const shown: number[] = [];
  let time = 0;
  let finish: (() => void) | undefined;
  const offer = atLeisure<number>(
    (value) => shown.push(value),
    (then) => (finish = then),
    () => time,
  );
  return {
    shown,
    offerAt(moment: number, value: number) {
      time = moment;
      offer(value);
    },
    drawnAt(moment: number) {
      time = moment;
      finish?.();
    },
  };
}

test('drawings within a frame are all shown', () => {
  const page = createPage();
  for (const moment of [0, 30, 60, 90]) {
    page.offerAt(moment, moment);
    page.drawnAt(moment + 16);
  }
  expect(page.shown).toEqual([0, 30, 60, 90]);
});

test('what comes while something is drawn, or thrice as long after, is left out', () => {
  const page = createPage();
  page.offerAt(0, 1);
  page.offerAt(500, 2);
  page.drawnAt(1020);
  page.offerAt(1030, 3);
  page.offerAt(4019, 4);
  page.offerAt(4020, 5);
  expect(page.shown).toEqual([1, 5]);
});
