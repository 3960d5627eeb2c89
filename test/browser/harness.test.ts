/** The ground the browser tests stand on: a real browser with WebGL, in which the core runs as it does in Node. */
import { expect, it } from 'vitest';
import { createRandom } from '../../src/core/random.ts';

it('has WebGL, by software where there is no GPU', () => {
  expect(document.createElement('canvas').getContext('webgl2')).not.toBeNull();
});

it('draws the same seeded numbers as Node does', () => {
  const numbers = Array.from({ length: 3 }, createRandom(7));
  expect(numbers).toEqual([0.011704753153026104, 0.06195825757458806, 0.97690763277933]);
});
