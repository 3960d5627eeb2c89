/** What every benchmark says about itself: the machine it ran on, and how numbers are summed up. */
import { cpus, totalmem } from 'node:os';

export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${String(processors.length)} x ${model}, ${String(memory)} GB, Node ${process.versions.node}, ${process.platform}`;
}

/** Median, and the least and most. */
export function summarise(values: readonly number[]): { median: number; least: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

export function describeTimes(milliseconds: readonly number[]): string {
  const { median, least, most } = summarise(milliseconds);
  return `${median.toFixed(0)} (${least.toFixed(0)}-${most.toFixed(0)})`;
}
