/** Components that only grow: union by size with path halving (Tarjan, van Leeuwen 1984, doi:10.1145/62.2160). */
export class Components {
  private readonly parent: Uint32Array;
  private readonly size: Uint32Array;
  /** How many components there are; a paper by itself is one. */
  count: number;
  /** Members of the largest. */
  largest: number;

  constructor(members: number) {
    this.parent = Uint32Array.from({ length: members }, (_, member) => member);
    this.size = new Uint32Array(members).fill(1);
    this.count = members;
    this.largest = Math.min(1, members);
  }

  find(member: number): number {
    let at = member;
    while (this.parent[at]! !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    const first = this.find(a);
    const second = this.find(b);
    if (first === second) return;
    const [small, big] = this.size[first]! < this.size[second]! ? [first, second] : [second, first];
    this.parent[small] = big;
    this.size[big]! += this.size[small]!;
    this.count -= 1;
    this.largest = Math.max(this.largest, this.size[big]!);
  }
}
