/** Which part of the map is exported: the choices offered, each by a short key, and the papers they mean. */
import { subsetRows } from '../../core/export/figureSubset.ts';
import type { FigureSubset } from '../../core/export/figureTypes.ts';
import type { PaperMap } from '../../core/types.ts';
import type { MapExtent } from '../../state/mapView.ts';

export interface Surroundings {
  readonly selected: number | undefined;
  readonly marked: Uint32Array | undefined;
  /** What of the map is on the screen, in map units. */
  readonly extent: MapExtent | undefined;
}

export interface ScopeChoice {
  readonly key: string;
  readonly label: string;
}

const clusterKey = 'cluster-';

export function scopeChoices(map: PaperMap, around: Surroundings): ScopeChoice[] {
  const marked = around.marked?.length ?? 0;
  return [
    { key: 'everything', label: `The whole map (${map.corpus.papers.length.toLocaleString('en')} papers)` },
    ...(around.selected === undefined ? [] : [{ key: 'paper', label: 'The open paper and its ties' }]),
    ...(marked === 0 ? [] : [{ key: 'marked', label: `The marked papers (${marked.toLocaleString('en')})` }]),
    ...map.clusters.map(({ index, name, size }) => ({
      key: `${clusterKey}${index}`,
      label: `Cluster: ${name} (${size.toLocaleString('en')})`,
    })),
    ...(around.extent === undefined ? [] : [{ key: 'view', label: 'The view as it is on the screen' }]),
  ];
}

/** A key that means nothing here stands for the whole map. */
export function scopeSubset(key: string, around: Surroundings): FigureSubset {
  if (key === 'paper' && around.selected !== undefined)
    return { kind: 'neighbourhood', row: around.selected };
  if (key === 'marked' && around.marked !== undefined)
    return { kind: 'selection', rows: Array.from(around.marked) };
  if (key === 'view' && around.extent !== undefined) return { kind: 'view', ...around.extent };
  if (key.startsWith(clusterKey)) return { kind: 'cluster', cluster: Number(key.slice(clusterKey.length)) };
  return { kind: 'everything' };
}

export function scopeRows(map: PaperMap, subset: FigureSubset): number[] {
  return subsetRows({ ...map, subset });
}
