import { describe, expect, it } from 'vitest';
import { findPieces } from '../../../src/core/graph/pieces.ts';
import { unclustered } from '../../../src/core/types.ts';

/** Twelve by twelve evenly spread papers of nobody, one unit apart: the mean spacing is a little under 1. */
const ground = Array.from({ length: 144 }, (_, i) => [i % 12, Math.floor(i / 12)] as const);

function lay(clusters: readonly (readonly (readonly [number, number])[])[]) {
  const places = [...clusters.flat(), ...ground];
  const assignment = new Uint16Array(places.length).fill(unclustered);
  let row = 0;
  clusters.forEach((papers, cluster) => papers.forEach(() => (assignment[row++] = cluster)));
  return { assignment, positions: Float32Array.from(places.flat()) };
}

/** `count` papers in a row from (x, y), half a unit apart. */
const line = (x: number, y: number, count: number) =>
  Array.from({ length: count }, (_, i) => [x + i / 2, y] as const);

describe('findPieces', () => {
  it('a cluster in one place is one piece, in the middle of its papers', () => {
    const { assignment, positions } = lay([line(1, 1, 5)]);
    expect(findPieces(assignment, 1, positions)).toEqual([[{ x: 2, y: 1, width: 2, papers: 5 }]]);
  });

  it('a cluster in two places is two, the larger first', () => {
    const { assignment, positions } = lay([[...line(1, 1, 5), ...line(6, 10, 7)]]);
    expect(findPieces(assignment, 1, positions)).toEqual([
      [
        { x: 7.5, y: 10, width: 3, papers: 7 },
        { x: 2, y: 1, width: 2, papers: 5 },
      ],
    ]);
  });

  it('a few strays are no piece, and do not pull the middle away', () => {
    const { assignment, positions } = lay([[...line(1, 1, 9), ...line(6, 10, 4)]]);
    expect(findPieces(assignment, 1, positions)).toEqual([[{ x: 3, y: 1, width: 4, papers: 9 }]]);
  });

  it('a cluster that is strewn has its middle among all its papers', () => {
    const strewn = [0, 20, 40, 60, 80, 100].map((x) => [x, x] as const);
    const elsewhere = Array.from({ length: 300 }, () => [0, 100] as const);
    const { assignment, positions } = lay([strewn, elsewhere]);
    expect(findPieces(assignment, 2, positions)[0]).toEqual([{ x: 60, y: 60, width: 100, papers: 6 }]);
  });

  it('a far tenth at either side does not widen a piece', () => {
    const far = Array.from({ length: 20 }, (_, i) => [i === 0 ? -1 : i === 19 ? 6 : 1 + i / 10, 1] as const);
    const { assignment, positions } = lay([far]);
    expect(findPieces(assignment, 1, positions)[0]![0]!.width).toBeLessThan(1.7);
  });

  it('takes the chosen rows only, and leaves a cluster without any empty', () => {
    const { assignment, positions } = lay([line(1, 1, 5), line(6, 10, 3)]);
    expect(findPieces(assignment, 2, positions, [0, 1, 2])).toEqual([
      [{ x: 1.5, y: 1, width: 1, papers: 3 }],
      [],
    ]);
  });

  it('papers that all stand in one point are one piece', () => {
    const assignment = new Uint16Array(3);
    expect(findPieces(assignment, 1, new Float32Array([4, 4, 4, 4, 4, 4]))).toEqual([
      [{ x: 4, y: 4, width: 0, papers: 3 }],
    ]);
  });
});
