/** Timing of the benchmark of similarities: the best of some runs by a chosen clock, and how times grow with the number of papers. */
export type Times = Record<string, number>;

export const clock = () => performance.now();

export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const report = (name: string, milliseconds: number) => {
  console.log(`  ${name.padEnd(56)} ${milliseconds.toFixed(0).padStart(8)} ms`);
};

export class Bench {
  readonly times: Times = {};
  /** The sum of the best times by the clock, of all that was timed. */
  elapsed = 0;

  constructor(private readonly runs: number) {}

  async time<Result>(
    name: string,
    work: () => Result | Promise<Result>,
    now: () => number = processorTime,
  ): Promise<Result> {
    let best = Infinity;
    let shortest = Infinity;
    let result = undefined as Result;
    for (let run = 0; run < this.runs; run += 1) {
      const [start, begun] = [now(), clock()];
      result = await work();
      best = Math.min(best, now() - start);
      shortest = Math.min(shortest, clock() - begun);
    }
    this.elapsed += shortest;
    this.note(name, best);
    return result;
  }

  note(name: string, milliseconds: number): void {
    this.times[name] = milliseconds;
    report(name, milliseconds);
  }
}

/** The power of the number of papers with which a time grows from one size to the next. */
export function showGrowth(sizes: readonly number[], times: readonly Times[]): void {
  console.log('\nGrowth: time as a power of the number of papers');
  for (let at = 1; at < sizes.length; at += 1) {
    for (const [name, time] of Object.entries(times[at] ?? {})) {
      const before = times[at - 1]?.[name];
      if (before === undefined) continue;
      const power = Math.log(time / before) / Math.log(sizes[at]! / sizes[at - 1]!);
      console.log(
        `  ${String(sizes[at - 1]).padStart(6)} to ${String(sizes[at])}: ${power.toFixed(2)}  ${name}`,
      );
    }
  }
}
