/**
 * The k most similar of every row, kept while pairs are found in any order: a binary heap a row with the weakest on top.
 * The order is total (weight, highest first; ties by row), so the result does not depend on when a pair was found.
 */
import type { Neighbours } from '../types.ts';

export const noNeighbour = 0xffffffff;

export class NearestRows {
  private readonly index: Uint32Array;
  private readonly weight: Float32Array;
  private readonly filled: Uint32Array;

  constructor(
    private readonly rows: number,
    private readonly k: number,
  ) {
    this.index = new Uint32Array(rows * k).fill(noNeighbour);
    this.weight = new Float32Array(rows * k);
    this.filled = new Uint32Array(rows);
  }

  /** Offers `other` as a neighbour of `row`. */
  offer(row: number, other: number, weight: number): void {
    const start = row * this.k;
    const filled = this.filled[row]!;
    if (filled < this.k) {
      this.filled[row] = filled + 1;
      this.rise(start, filled, other, weight);
    } else if (this.k > 0 && this.isWeaker(start, weight, other)) {
      this.sink(start, this.k, other, weight);
    }
  }

  /** True where the entry at `at` is weaker than (weight, row). */
  private isWeaker(at: number, weight: number, row: number): boolean {
    const held = this.weight[at]!;
    return held < weight || (held === weight && this.index[at]! > row);
  }

  private place(at: number, row: number, weight: number): void {
    this.index[at] = row;
    this.weight[at] = weight;
  }

  private rise(start: number, place: number, row: number, weight: number): void {
    let at = place;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.isWeaker(start + parent, weight, row)) break;
      this.place(start + at, this.index[start + parent]!, this.weight[start + parent]!);
      at = parent;
    }
    this.place(start + at, row, weight);
  }

  /** Puts an entry in the place of the top of a heap of `size` entries. */
  private sink(start: number, size: number, row: number, weight: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (
        right < size &&
        this.isWeaker(start + right, this.weight[start + child]!, this.index[start + child]!)
      ) {
        child = right;
      }
      if (!this.isWeaker(start + child, weight, row)) break;
      this.place(start + at, this.index[start + child]!, this.weight[start + child]!);
      at = child;
    }
    this.place(start + at, row, weight);
  }

  /** The neighbours, best first. The heaps are used up. */
  finish(): Neighbours {
    for (let row = 0; row < this.rows; row += 1) {
      const start = row * this.k;
      for (let last = this.filled[row]! - 1; last > 0; last -= 1) {
        const index = this.index[start + last]!;
        const weight = this.weight[start + last]!;
        const top = this.index[start]!;
        const topWeight = this.weight[start]!;
        this.sink(start, last, index, weight);
        this.place(start + last, top, topWeight);
      }
    }
    return { k: this.k, index: this.index, weight: this.weight };
  }
}
