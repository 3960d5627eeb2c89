/** A binary heap of rows by (cost, steps, row): the order in which a search for cheapest paths settles them. */
export class RowQueue {
  readonly #rows: number[] = [];
  readonly #cost: Float64Array;
  readonly #steps: Uint32Array;
  readonly #place: Int32Array;

  /** Reads the costs and steps it is given; tell it with `push` whenever those of a row have become smaller. */
  constructor(cost: Float64Array, steps: Uint32Array) {
    this.#cost = cost;
    this.#steps = steps;
    this.#place = new Int32Array(cost.length).fill(-1);
  }

  /** Adds the row, or moves it forward where it is waiting already. */
  push(row: number): void {
    let at = this.#place[row]!;
    if (at < 0) at = this.#rows.push(row) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#before(row, this.#rows[parent]!)) break;
      this.#put(this.#rows[parent]!, at);
      at = parent;
    }
    this.#put(row, at);
  }

  pop(): number | undefined {
    const first = this.#rows[0];
    const last = this.#rows.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#place[first] = -1;
    if (this.#rows.length > 0) this.#sink(last);
    return first;
  }

  #sink(row: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#rows.length) break;
      if (child + 1 < this.#rows.length && this.#before(this.#rows[child + 1]!, this.#rows[child]!)) child++;
      if (!this.#before(this.#rows[child]!, row)) break;
      this.#put(this.#rows[child]!, at);
      at = child;
    }
    this.#put(row, at);
  }

  #put(row: number, at: number): void {
    this.#rows[at] = row;
    this.#place[row] = at;
  }

  #before(a: number, b: number): boolean {
    return (
      this.#cost[a]! - this.#cost[b]! < 0 ||
      (this.#cost[a] === this.#cost[b] &&
        (this.#steps[a]! < this.#steps[b]! || (this.#steps[a] === this.#steps[b] && a < b)))
    );
  }
}
