/** The Leiden algorithm by the WebAssembly kernel, with the bits of the plain code: see leiden.ts. */
import { Fields } from '../kernels/fields.ts';
import type { PlacingKernel } from '../kernels/placing.ts';
import type { Job, Progress } from '../progress.ts';
import type { Adjacency } from './adjacency.ts';
import { rowsPerStep, shuffledRows, strengthOf, type LeidenOptions } from './leiden.ts';

const names = [
  ...([
    'scale',
    'scaleHigh',
    'rows',
    'offsets',
    'target',
    'weight',
    'strength',
    'community',
    'part',
  ] as const),
  ...(['links', 'touched', 'touchedCount', 'queue', 'waiting', 'head', 'waitingCount'] as const),
  ...(['totals', 'partTotals', 'outside'] as const),
] as const;

/** A network in the kernel's memory, with room for what is known of its nodes. */
class Level {
  private readonly fields: Fields<(typeof names)[number]>;

  constructor(
    private readonly kernel: PlacingKernel,
    readonly rows: number,
    private readonly ties: number,
  ) {
    this.fields = new Fields(kernel, names);
    const numbers = (count: number) => kernel.reserve(4 * count);
    const sums = () => kernel.reserve(8 * rows);
    this.fields.set({
      ...{ rows, offsets: numbers(rows + 1), target: numbers(ties), weight: kernel.reserve(8 * ties) },
      ...{ strength: sums(), community: numbers(rows), part: numbers(rows), links: sums() },
      ...{ touched: numbers(rows + ties), queue: numbers(rows), waiting: kernel.reserve(rows) },
      ...{ totals: sums(), partTotals: sums(), outside: sums() },
    });
  }

  get address(): number {
    return this.fields.address;
  }

  write({ offsets, target, weight }: Adjacency, strength: Float64Array): void {
    const { kernel, fields } = this;
    kernel.write(fields.get('offsets'), offsets);
    kernel.write(fields.get('target'), target);
    kernel.write(fields.get('weight'), weight);
    kernel.write(fields.get('strength'), strength);
  }

  /** Numbers from 0 in order of first sight; returns how many. */
  renumber(group: 'community' | 'part'): number {
    return this.kernel.run.renumber(this.address, this.fields.get(group));
  }

  shuffle(random: () => number): void {
    this.kernel.write(this.fields.get('queue'), Uint32Array.from(shuffledRows(this.rows, random)));
  }

  get communities(): Uint32Array {
    return this.kernel.uint32(this.fields.get('community'), this.rows);
  }

  /** The network of the parts, of which there are so many. */
  aggregate(parts: number): Level {
    const next = new Level(this.kernel, parts, this.ties);
    const starts = this.kernel.reserve(4 * (parts + 2));
    this.kernel.run.aggregate(this.address, next.address, starts);
    return next;
  }
}

export function* findCommunitiesByKernel(
  kernel: PlacingKernel,
  graph: Adjacency,
  options: LeidenOptions,
): Job<Uint32Array> {
  const level = new Level(kernel, graph.rows, graph.target.length);
  level.write(graph, strengthOf(graph));
  let communities = Uint32Array.from({ length: graph.rows }, (_, row) => row);
  level.communities.set(communities);
  const { top } = kernel;
  for (let pass = 0; pass < (options.passes ?? 3); pass += 1) {
    const before = communities;
    yield* runOnce(kernel, level, options);
    kernel.release(top);
    communities = level.communities.slice();
    if (before.every((community, row) => community === communities[row])) break;
  }
  return communities;
}

/** Changes the communities of a level. */
function* runOnce(kernel: PlacingKernel, level: Level, options: LeidenOptions): Job<void> {
  const { run } = kernel;
  const { rows, address } = level;
  const progress = (done: number): Progress => ({ stage: 'clusters', done, total: rows });
  level.shuffle(options.random);
  run.beginMoves(address, options.resolution);
  for (let left = rows; left > 0;) {
    yield progress(rows - left);
    left = run.moveNodes(address, rowsPerStep);
  }
  if (level.renumber('community') === rows) return;
  level.shuffle(options.random);
  run.beginParts(address);
  for (let from = 0; from < rows; from += rowsPerStep) {
    yield progress(from);
    run.joinParts(address, from, Math.min(rows, from + rowsPerStep));
  }
  const parts = level.renumber('part');
  if (parts === rows) return;
  const next = level.aggregate(parts);
  yield* runOnce(kernel, next, options);
  run.spread(address, next.address);
}
