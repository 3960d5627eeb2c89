/**
 * Which of the boxes placed so far does a new one touch? A coarse grid over the picture answers in time that depends on the
 * neighbourhood only, so thousands of labels can be tried in a frame. Lengths are in the unit of the picture, y downwards.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxesOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function boxContains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

/** Buckets of indices by cell; what lies outside the bounds falls into the cells of the rim. */
class CellIndex {
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: (number[] | undefined)[] = [];

  constructor(
    private readonly bounds: Box,
    private readonly cell: number,
  ) {
    this.#columns = Math.max(1, Math.ceil((bounds.right - bounds.left) / cell));
    this.#rows = Math.max(1, Math.ceil((bounds.bottom - bounds.top) / cell));
  }

  add(index: number, box: Box): void {
    this.visit(box, (place) => {
      (this.#cells[place] ??= []).push(index);
      return false;
    });
  }

  /** True as soon as `found` says so for one of the indices in the cells that the box touches (an index may be asked twice). */
  some(box: Box, found: (index: number) => boolean): boolean {
    return this.visit(box, (place) => this.#cells[place]?.some(found) ?? false);
  }

  private visit(box: Box, stop: (place: number) => boolean): boolean {
    const firstColumn = this.column(box.left);
    const lastColumn = this.column(box.right);
    const lastRow = this.row(box.bottom);
    for (let row = this.row(box.top); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        if (stop(row * this.#columns + column)) return true;
      }
    }
    return false;
  }

  private column(x: number): number {
    const column = Math.floor((x - this.bounds.left) / this.cell);
    return Math.min(this.#columns - 1, Math.max(0, column));
  }

  private row(y: number): number {
    const row = Math.floor((y - this.bounds.top) / this.cell);
    return Math.min(this.#rows - 1, Math.max(0, row));
  }
}

/** Boxes that must not be touched. */
export class BoxGrid {
  readonly #boxes: Box[] = [];
  readonly #index: CellIndex;

  constructor(bounds: Box, cell: number) {
    this.#index = new CellIndex(bounds, cell);
  }

  add(box: Box): void {
    this.#index.add(this.#boxes.length, box);
    this.#boxes.push(box);
  }

  touches(box: Box): boolean {
    return this.#index.some(box, (other) => boxesOverlap(box, this.#boxes[other]!));
  }
}

/** Dots (x, y, radius, x, y, radius, ...) that are better left uncovered. */
export class DotGrid {
  readonly #index: CellIndex;

  constructor(
    private readonly dots: ArrayLike<number>,
    bounds: Box,
    cell: number,
  ) {
    this.#index = new CellIndex(bounds, cell);
    // By its centre alone, so that each dot is met once; a query widens itself by the largest radius instead.
    for (let at = 0; at < dots.length; at += 3) {
      const x = dots[at]!;
      const y = dots[at + 1]!;
      this.#index.add(at, { left: x, top: y, right: x, bottom: y });
      this.#largest = Math.max(this.#largest, dots[at + 2]!);
    }
  }

  #largest = 0;

  /** How many dots the box covers, counted up to `limit`. */
  covered(box: Box, limit: number): number {
    let count = 0;
    const reach = this.#largest;
    const wide = {
      left: box.left - reach,
      top: box.top - reach,
      right: box.right + reach,
      bottom: box.bottom + reach,
    };
    this.#index.some(wide, (at) => {
      if (this.dotTouches(at, box)) count++;
      return count >= limit;
    });
    return count;
  }

  private dotTouches(at: number, box: Box): boolean {
    const x = this.dots[at]!;
    const y = this.dots[at + 1]!;
    const radius = this.dots[at + 2]!;
    return x + radius > box.left && x - radius < box.right && y + radius > box.top && y - radius < box.bottom;
  }
}
