/** Edges and positions that came with files, brought from the files' own ids to rows of the corpus. */
import type { ImportedLayer } from './importResult.ts';
import type { Paper } from '../types.ts';
import type { LocalIds } from './localIds.ts';
import type { FileReading } from './readFile.ts';

/** One layer a file that has edges or positions; a file with edges only (VOSviewer's network file) uses the ids of the others. */
export function collectLayers(
  readings: readonly FileReading[],
  papers: readonly Paper[],
  localIds: LocalIds,
): readonly ImportedLayer[] {
  const rows = new Map(papers.map((paper, row) => [paper.id, row]));
  const rowOf = (fileIndex: number, localId: string): number | undefined => {
    const files = readings[fileIndex]!.records.length > 0 ? [fileIndex] : readings.map((_, index) => index);
    for (const file of files) {
      const row = rows.get(localIds.find(file, localId) ?? '');
      if (row !== undefined) return row;
    }
    return undefined;
  };
  return readings.flatMap((reading, index) => {
    if (reading.edges.length + reading.places.length === 0) return [];
    const layer = buildLayer(reading, papers.length, (localId) => rowOf(index, localId));
    return layer.weight.length > 0 || layer.positions !== undefined ? [layer] : [];
  });
}

function buildLayer(
  reading: FileReading,
  size: number,
  rowOf: (localId: string) => number | undefined,
): ImportedLayer {
  const edges = new Map<string, [number, number, number]>();
  for (const { source, target, weight } of reading.edges) {
    const [a, b] = [rowOf(source), rowOf(target)];
    if (a === undefined || b === undefined || a === b) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    const known = edges.get(`${String(low)} ${String(high)}`);
    edges.set(`${String(low)} ${String(high)}`, [low, high, Math.max(weight, known?.[2] ?? 0)]);
  }
  const sorted = [...edges.values()].sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  const columns = {
    name: reading.file,
    source: Uint32Array.from(sorted, (edge) => edge[0]),
    target: Uint32Array.from(sorted, (edge) => edge[1]),
    weight: Float32Array.from(sorted, (edge) => edge[2]),
  };
  if (reading.places.length === 0) return columns;
  const positions = new Float32Array(2 * size).fill(NaN);
  for (const { localId, x, y } of reading.places) {
    const row = rowOf(localId);
    if (row !== undefined) positions.set([x, y], 2 * row);
  }
  return { ...columns, positions };
}
