/** How many threads a join is worth. */
import type { Measure } from '../types.ts';

/** Fewer papers are compared before a thread has started. */
const leastPapers = 4000;
/** Each thread holds the rows once more. */
const mostThreads = 4;

/** So many threads, or 0: as many processors as the machine has, where there are papers enough; compression knows no rows to deal out. */
export function countThreads(papers: number, measure: Measure, processors: number): number {
  const threads = papers < leastPapers || measure === 'compression' ? 0 : Math.min(mostThreads, processors);
  return threads < 2 ? 0 : threads;
}
