import { describe, expect, it } from 'vitest';
import { diffMaps } from '../../../src/core/replay/diffMaps.ts';
import { earlierFromMap } from '../../../src/core/replay/earlierMap.ts';
import { unclustered, type PaperMap } from '../../../src/core/types.ts';
import { seededMap } from '../export/sampleMap.ts';

const map = seededMap(100);
const diffTo = (after: PaperMap) => diffMaps(earlierFromMap(map).papers!, after);

describe('the difference of two maps', () => {
  it('is empty for the same map', () => {
    const diff = diffTo(map);
    expect(diff).toMatchObject({ came: [], went: [], rewritten: [], changedCluster: [], common: 100 });
    expect(diff.shift).toEqual({ mean: 0, largest: 0 });
    expect(diff.flows.reduce((sum, { papers }) => sum + papers, 0)).toBe(100);
    expect(diff.places).toEqual(map.positions);
  });

  it('does not take a new number or name of a cluster for a change', () => {
    const last = map.clusters.length - 1;
    const turned = {
      ...map,
      assignment: map.assignment.map((cluster) => (cluster === unclustered ? cluster : last - cluster)),
      clusters: map.clusters.map((cluster) => ({ ...cluster, index: last - cluster.index, name: 'new' })),
    };
    expect(diffTo(turned).changedCluster).toEqual([]);
  });

  it('lists what came, went, was rewritten and changed its cluster, and where the common ones stood', () => {
    const kept = map.corpus.papers.slice(2);
    const papers = [
      { ...kept[0]!, abstract: 'Another text.' },
      ...kept.slice(1),
      { ...kept[1]!, id: 'z-new' },
    ];
    const assignment = Uint16Array.from([...map.assignment.slice(2), unclustered]);
    const from = assignment[5]!;
    const to = map.clusters.find(({ index }) => index !== from)!.index;
    assignment[5] = to;
    const positions = Float32Array.from([...map.positions.slice(4), 0, 0]);
    const diff = diffTo({ ...map, corpus: { ...map.corpus, papers }, assignment, positions });
    expect(diff.came).toEqual([98]);
    expect(diff.went).toEqual(map.corpus.papers.slice(0, 2).map(({ title }) => title));
    expect(diff.rewritten).toEqual([0]);
    const nameOf = (cluster: number) => map.clusters.find(({ index }) => index === cluster)?.name;
    expect(diff.changedCluster).toEqual([{ row: 5, from: nameOf(from), to: nameOf(to) }]);
    expect(diff.common).toBe(98);
    expect(diff.shift.largest).toBe(0);
    expect(Array.from(diff.places.subarray(0, 4))).toEqual(Array.from(map.positions.subarray(4, 8)));
    expect(Array.from(diff.places.subarray(196))).toEqual([NaN, NaN]);
  });
});
