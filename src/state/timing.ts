/** User Timing entries of a run, as contracts name them: `paperweave:read` ... `paperweave:ready`. */
import type { Stage } from '../core/progress.ts';

const prefix = 'paperweave:';

export function clearTimings(): void {
  for (const entry of performance.getEntriesByType('measure')) {
    if (entry.name.startsWith(prefix)) performance.clearMeasures(entry.name);
  }
}

/** `timings`: milliseconds of work a stage, in the order they ran, ending now. */
export function recordStages(timings: Partial<Record<Stage, number>>, start: number): void {
  let at = start;
  for (const [stage, duration] of Object.entries(timings)) {
    performance.measure(`${prefix}${stage}`, { start: at, duration });
    at += duration;
  }
}

export function recordReady(start: number): void {
  performance.measure(`${prefix}ready`, { start, end: performance.now() });
}
