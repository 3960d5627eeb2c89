/** Papers and ties as columns of numbers: what is handed to the graphics card, and in which portions it is made. */
import { describe, expect, it } from 'vitest';
import { clusterColour } from '../../../src/core/palette.ts';
import { createRandom } from '../../../src/core/random.ts';
import { edgeKinds, type MapEdges } from '../../../src/core/types.ts';
import { makeDots, placeDots } from '../../../src/view/dots.ts';
import { airAround, frameOf, isSameFrame } from '../../../src/view/frame.ts';
import { hitRow } from '../../../src/view/hitRow.ts';
import { inTasks } from '../../../src/view/inTasks.ts';
import { linesPerSlice, makeLines, mostWideLines, placeLines, type Lines } from '../../../src/view/lines.ts';
import { packColour } from '../../../src/view/packedColours.ts';
import type { Scene } from '../../../src/view/scene.ts';
import { edgesFrom } from '../graph/fixtures.ts';

function sceneOf(papers: number, edges: MapEdges): Scene {
  return {
    papers: { length: papers },
    edges,
    assignment: Uint16Array.from({ length: papers }, (_, row) => row % 3),
    radii: Float32Array.from({ length: papers }, (_, row) => 2 + (row % 5)),
    theme: 'light',
    colours: undefined,
  } as unknown as Scene;
}

function someEdges(papers: number, count: number): MapEdges {
  const random = createRandom(11);
  const pairs = new Map<number, [number, number, number]>();
  while (pairs.size < count) {
    const [a, b] = [Math.floor(random() * papers), Math.floor(random() * papers)];
    if (a < b) pairs.set(a * papers + b, [a, b, 0.1 + 0.8 * random()]);
  }
  return edgesFrom([...pairs.values()]);
}

function somePlaces(papers: number): Float32Array {
  const random = createRandom(5);
  return Float32Array.from({ length: papers * 2 }, () => (random() - 0.5) * 3000);
}

const all = (edges: MapEdges) => Uint32Array.from(edges.weight.keys());
const inFrame = (positions: Float32Array, row: number) => {
  const { x, y, side } = frameOf(positions);
  return [0.5 + (positions[row * 2]! - x) / side, 0.5 + (positions[row * 2 + 1]! - y) / side].map(
    Math.fround,
  );
};

/** What is made, and how often it rested on the way. */
function drive(work: Generator<unknown, Lines, void>): { lines: Lines; rests: number } {
  for (let rests = 0; ; rests += 1) {
    const step = work.next();
    if (step.done === true) return { lines: step.value, rests };
  }
}

describe('the frame', () => {
  it('holds all papers in a square of side 1, the longer side filled', () => {
    const positions = Float32Array.of(-100, 20, 300, 40, 0, 60);
    expect(inFrame(positions, 0)).toEqual([0, Math.fround(0.45)]);
    expect(inFrame(positions, 1)).toEqual([1, 0.5]);
    expect(isSameFrame(frameOf(positions), frameOf(positions.slice()))).toBe(true);
    expect(isSameFrame(frameOf(positions), frameOf(positions.map((place) => place + 1)))).toBe(false);
  });

  it('leaves room for outlines, which reach a spacing beyond the papers; the fewer papers, the more', () => {
    const airOf = (papers: number, width: number, height: number) =>
      airAround(frameOf(somePlaces(papers)), width, height);
    const { side, spacing } = frameOf(somePlaces(369));
    const air = airOf(369, 760, 850);
    expect(air).toBeGreaterThan(40);
    expect(air).toBeGreaterThanOrEqual((spacing / side) * (760 - 2 * air) + 8);
    expect([airOf(5, 760, 850), airOf(20_000, 760, 850), airOf(20_000, 390, 700)]).toEqual([64, 34, 20]);
  });

  it('has a side where all papers lie at one place', () => {
    expect(inFrame(Float32Array.of(7, 8, 7, 8), 1)).toEqual([0.5, 0.5]);
  });
});

describe('papers', () => {
  it('are a triangle each: place, size, colour of the cluster, and none smaller than the smallest', () => {
    const positions = somePlaces(7);
    const dots = makeDots(sceneOf(7, edgesFrom([])), 3);
    placeDots(dots, positions, frameOf(positions));
    const colours = new Uint32Array(dots.corners.buffer);
    expect([...dots.sizes]).toEqual([3, 3, 4, 5, 6, 3, 3]);
    for (let corner = 0; corner < 21; corner += 1) {
      const row = Math.floor(corner / 3);
      const at = corner * 5;
      expect([...dots.corners.subarray(at, at + 2)]).toEqual(inFrame(positions, row));
      expect(dots.corners[at + 2]).toBe(dots.sizes[row]);
      expect(colours[at + 3]).toBe(packColour(clusterColour(row % 3, 'light')));
      expect(dots.corners[at + 4]).toBeCloseTo(((corner % 3) * 2 * Math.PI) / 3);
    }
  });

  it('are hit where they are drawn, the one on top first', () => {
    const positions = Float32Array.of(0, 0, 3, 0, 50, 50);
    const sizes = Float32Array.of(4, 4, 4);
    expect(hitRow(positions, sizes, 1, 1.5, 0)).toBe(1);
    expect(hitRow(positions, sizes, 1, -2, 0)).toBe(0);
    expect(hitRow(positions, sizes, 1, 50, 55)).toBeUndefined();
    expect(hitRow(positions, sizes, 1.5, 50, 55)).toBe(2);
  });
});

describe('ties', () => {
  const [papers, count] = [900, 3 * linesPerSlice + 1];
  const edges = someEdges(papers, count);
  const positions = somePlaces(papers);
  const made = () => drive(makeLines(sceneOf(papers, edges), positions, frameOf(positions), all(edges)));

  it('are made in slices of so many, however many there are, and are hairlines then', () => {
    const { lines, rests } = made();
    expect(lines.edges).toHaveLength(count);
    expect(rests).toBe(Math.ceil(count / linesPerSlice));
    expect(lines.widths).toBeUndefined();
    // Weakest first; both ends where their papers are.
    expect([...lines.edges]).toEqual([...all(edges)].reverse());
    const places = Array.from({ length: papers }, (_, row) => inFrame(positions, row));
    const elsewhere = lines.edges.filter((e, line) => {
      const ends = [...places[edges.source[e]!]!, ...places[edges.target[e]!]!];
      return [0, 1, 3, 4].some((column, end) => lines.corners[line * 6 + column] !== ends[end]);
    });
    expect([...elsewhere]).toEqual([]);
  });

  it('of one paper follow it, the others stay', () => {
    const { lines } = made();
    const before = lines.corners.slice();
    const moved = positions.slice();
    moved.set([1, 2], 2 * 17);
    placeLines(lines, edges, moved, frameOf(positions), { row: 17 });
    const own = lines.edges.filter((e) => edges.source[e] === 17 || edges.target[e] === 17);
    const changed = lines.edges.filter((_, line) =>
      [0, 1, 3, 4].some((column) => lines.corners[line * 6 + column] !== before[line * 6 + column]),
    );
    expect(own.length).toBeGreaterThan(10);
    expect([...changed]).toEqual([...own]);
  });

  it('that are few have a width, across their way', () => {
    const few = edgesFrom([
      [0, 1, 0.9],
      [1, 2, 0.3],
    ]);
    const places = Float32Array.of(0, 0, 100, 0, 100, 50);
    const { lines, rests } = drive(makeLines(sceneOf(3, few), places, frameOf(places), all(few)));
    expect(few.weight.length).toBeLessThanOrEqual(mostWideLines);
    expect(rests).toBe(0);
    // The strongest is drawn last, from left to right: six corners, its width upwards.
    const strongest = lines.corners.subarray(6 * 9);
    expect([...strongest.subarray(0, 4)]).toEqual([0, 0.25, 1, 0.25]);
    expect(strongest[4]).toBeCloseTo(0);
    expect(strongest[5]).toBeCloseTo(lines.widths![1]!);
    expect(lines.widths![1]).toBeGreaterThan(lines.widths![0]!);
    const sides = [0, 1, 2, 3, 4, 5].map((corner) => [...strongest.subarray(corner * 9 + 7, corner * 9 + 9)]);
    expect(sides).toEqual([[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]]); // prettier-ignore
  });

  it('of a pair tied twice: what was switched on beside similarity is shown', () => {
    const twice = edgesFrom([
      [0, 1, 0.9],
      [0, 1, 0.4],
      [1, 2, 0.3],
    ]);
    const citation = edgeKinds.indexOf('citation');
    const shown = (kinds: number[]) => {
      const places = Float32Array.of(0, 0, 100, 0, 100, 50);
      const layered = { ...twice, kind: Uint8Array.from(kinds) };
      return [...drive(makeLines(sceneOf(3, layered), places, frameOf(places), all(layered))).lines.edges];
    };
    expect(shown([0, citation, 0])).toEqual([2, 1]);
    expect(shown([citation, 0, 0])).toEqual([2, 0]);
  });
});

describe('work in tasks', () => {
  function* counting(slices: number, done: number[]): Generator<undefined, string, void> {
    for (let slice = 1; slice <= slices; slice += 1) {
      done.push(slice);
      if (slice < slices) yield;
    }
    return 'all';
  }

  it('does the first slice at once, each further one in a task of its own', async () => {
    const done: number[] = [];
    const seen: string[] = [];
    const tasks: number[] = [];
    const working = inTasks(
      counting(3, done),
      () => {
        tasks.push(done.length);
        return true;
      },
      (value) => seen.push(value),
    );
    expect(done).toEqual([1]);
    expect(seen).toEqual([]);
    await working;
    expect(tasks).toEqual([1, 2]);
    expect(seen).toEqual(['all']);
  });

  it('of one slice is done at once', () => {
    const seen: string[] = [];
    void inTasks(counting(1, []), () => true, (value) => seen.push(value)); // prettier-ignore
    expect(seen).toEqual(['all']);
  });

  it('that is not wanted any more comes to nothing', async () => {
    const done: number[] = [];
    const seen: string[] = [];
    await inTasks(counting(9, done), () => done.length < 2, (value) => seen.push(value)); // prettier-ignore
    expect(done).toEqual([1, 2]);
    expect(seen).toEqual([]);
  });
});
