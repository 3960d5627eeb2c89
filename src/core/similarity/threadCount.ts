/** How many threads a join is worth. */
import type { Measure } from '../types.ts';

/** Fewer papers one thread compares sooner than two: each has to start, and to learn anew what is near to what. More threads pay sooner. */
const leastPapersOfTwo = 15_000;
/** Each thread holds the rows once more. */
const mostThreads = 4;

/** So many threads, or 0: as many processors as the machine has, where there are papers enough; compression knows no rows to deal out. */
export function countThreads(papers: number, measure: Measure, processors: number): number {
  const threads = Math.min(mostThreads, processors);
  const least = (2 * leastPapersOfTwo) / threads;
  return threads < 2 || papers < least || measure === 'compression' ? 0 : threads;
}
