/** One paper a line as JSON, with place and cluster: for scripts that read a file line by line (jq, pandas, DuckDB). */
import { unclustered } from '../types.ts';
import type { PaperMap } from '../types.ts';
import { float32Text } from './numbers.ts';
import { paperRecord } from './mapJson.ts';

export function writeJsonLines(
  map: PaperMap,
  rows: readonly number[] = map.corpus.papers.map((_, row) => row),
): string {
  const names = new Map(map.clusters.map(({ index, name }) => [index, name]));
  const lines = rows.map((row) => {
    const cluster = map.assignment[row] ?? unclustered;
    const record = {
      ...paperRecord(map.corpus.papers[row]!),
      x: Number(float32Text(map.positions[2 * row]!)),
      y: Number(float32Text(map.positions[2 * row + 1]!)),
      cluster: cluster === unclustered ? null : cluster,
      clusterName: names.get(cluster) ?? null,
    };
    return `${JSON.stringify(record)}\n`;
  });
  return lines.join('');
}
