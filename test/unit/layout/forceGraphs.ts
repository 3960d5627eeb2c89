/** Graphs and settings that ForceAtlas2 is held against the package on. */
import type { ForceSettings, Matrices } from '../../../src/core/layout/forceAtlas2.ts';
import { buildMatrices } from '../../../src/core/layout/forceAtlas2.ts';
import { createRandom } from '../../../src/core/random.ts';
import { scatter } from './fixtures.ts';

export const graphSizes = [2, 3, 4, 5, 7, 8, 16, 61, 250, 500];

/** A random graph: three ties a paper, weights in (0, 1]; the last paper tied to nothing. */
export function randomMatrices(papers: number, coincident: boolean): Matrices {
  const random = createRandom(papers);
  const source: number[] = [];
  const target: number[] = [];
  for (let row = 1; row < papers - 1; row += 1) {
    for (let tie = 0; tie < 3; tie += 1) {
      source.push(row);
      target.push(Math.floor(random() * row));
    }
  }
  const positions = scatter(papers, 100, papers);
  // A quarter of the papers at one place, two of them in the middle.
  if (coincident) {
    for (let row = 1; row <= papers / 4; row += 1) positions.copyWithin(row * 2, 0, 2);
    positions.fill(0, -4);
  }
  const weight = Float32Array.from(source, () => 1 - random());
  return buildMatrices(positions, {
    source: Uint32Array.from(source),
    target: Uint32Array.from(target),
    weight,
  });
}

const usual = { linLogMode: false, gravity: 1, strongGravityMode: false, scalingRatio: 1, slowDown: 1 };
export const forceKinds: readonly ForceSettings[] = [
  usual,
  { ...usual, linLogMode: true, gravity: 0.2, slowDown: 7 },
  { ...usual, linLogMode: true, strongGravityMode: true, gravity: 0.05, scalingRatio: 10 },
  { ...usual, scalingRatio: 0.3, slowDown: 3 },
];

export function copyOf({ nodes, edges }: Matrices): Matrices {
  return { nodes: nodes.slice(), edges: edges.slice() };
}
