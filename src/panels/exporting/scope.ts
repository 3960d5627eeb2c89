/** Which part of the map is exported: the choices offered, each by a short key, and the papers they mean. */
import { subsetRows } from '../../core/export/figureSubset.ts';
import type { FigureSubset } from '../../core/export/figureTypes.ts';
import type { PaperMap } from '../../core/types.ts';
import { titleOf } from '../../export/mapFigure.ts';
import type { MapExtent } from '../../state/mapView.ts';

export interface Surroundings {
  readonly selected: number | undefined;
  readonly marked: Uint32Array | undefined;
  /** What of the map is on the screen, in map units. */
  readonly extent: MapExtent | undefined;
  readonly own: readonly OwnPart[];
}

/** A part that the person has made: what it is, its name (of the only one of its kind ''), its papers. */
export interface OwnPart {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly rows: readonly number[];
}

export interface ScopeChoice {
  readonly key: string;
  readonly label: string;
}

const clusterKey = 'cluster-';
export const pathKey = 'path';

export function scopeChoices(map: PaperMap, around: Surroundings): ScopeChoice[] {
  const marked = around.marked?.length ?? 0;
  return [
    { key: 'everything', label: `The whole map (${map.corpus.papers.length.toLocaleString('en')} papers)` },
    ...(around.selected === undefined ? [] : [{ key: 'paper', label: 'The open paper and its ties' }]),
    ...(marked === 0 ? [] : [{ key: 'marked', label: `The marked papers (${marked.toLocaleString('en')})` }]),
    ...around.own.map((part) => ({
      key: part.key,
      label: `${ownName(part)} (${part.rows.length.toLocaleString('en')})`,
    })),
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
  const own = around.own.find((part) => part.key === key);
  if (own !== undefined) return { kind: 'selection', rows: own.rows };
  if (key === 'view' && around.extent !== undefined) return { kind: 'view', ...around.extent };
  if (key.startsWith(clusterKey)) return { kind: 'cluster', cluster: Number(key.slice(clusterKey.length)) };
  return { kind: 'everything' };
}

/** What a file of that part is called. */
export function scopeTitle(map: PaperMap, key: string, around: Surroundings): string {
  const own = around.own.find((part) => part.key === key);
  return own === undefined ? titleOf(map, scopeSubset(key, around)) : ownName(own);
}

/** Rows in the order they are to be read, where the part has one. */
export function readingOrder(key: string, around: Surroundings): readonly number[] | undefined {
  return key === pathKey ? around.own.find((part) => part.key === key)?.rows : undefined;
}

function ownName({ kind, name }: OwnPart): string {
  return name === '' ? kind : `${kind}: ${name}`;
}

export function scopeRows(map: PaperMap, subset: FigureSubset): number[] {
  return subsetRows({ ...map, subset });
}
