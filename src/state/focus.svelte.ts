/** What the person looks at: the paper being read, what the pointer rests on, the cluster in view, and the way back. */

export class Focus {
  /** Row of the paper being read. */
  selected = $state<number | undefined>();
  /** Row under the pointer, on the map or in a list. */
  hovered = $state<number | undefined>();
  /** Cluster chosen in the list or on the map. */
  cluster = $state<number | undefined>();
  /** Number of the edge being explained. */
  edge = $state<number | undefined>();
  /** Papers read before, oldest first. */
  trail = $state.raw<readonly number[]>([]);

  select(row: number): void {
    if (this.selected === row) return;
    if (this.selected !== undefined) this.trail = [...this.trail, this.selected];
    this.selected = row;
    this.hovered = undefined;
    this.edge = undefined;
  }

  back(): void {
    const previous = this.trail.at(-1);
    if (previous === undefined) return;
    this.trail = this.trail.slice(0, -1);
    this.selected = previous;
  }

  close(): void {
    this.selected = undefined;
    this.trail = [];
  }

  reset(): void {
    this.close();
    this.hovered = undefined;
    this.cluster = undefined;
    this.edge = undefined;
  }
}
