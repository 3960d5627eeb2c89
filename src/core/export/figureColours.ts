/** The colours of a figure, by default those of the screen. */
import { clusterColour, clusterColourCount, mixColours, themeColours } from '../palette.ts';
import type { Theme } from '../palette.ts';
import { unclustered } from '../types.ts';
import type { PaperMap } from '../types.ts';
import type { FigureColours } from './figureTypes.ts';

export function screenColours(theme: Theme): FigureColours {
  const { ground, ink, quiet, edge } = themeColours[theme];
  const clusters = Array.from({ length: clusterColourCount }, (_, cluster) => clusterColour(cluster, theme));
  return { clusters, unclustered: clusterColour(unclustered, theme), ground, ink, quiet, edge };
}

export function colourOf(colours: FigureColours, cluster: number): string {
  if (cluster === unclustered) return colours.unclustered;
  return colours.clusters[cluster % colours.clusters.length] ?? colours.unclustered;
}

/** A cluster's name is written in its colour, drawn towards the ink so that it reads. */
export function nameColour(colours: FigureColours, cluster: number): string {
  return mixColours(colours.ink, colourOf(colours, cluster), 0.55);
}

type Place = readonly [x: number, y: number];

/**
 * One colour for each cluster of the map. Where there are more clusters than colours, a further cluster takes the colour whose bearers
 * lie farthest away, so that neighbours on the map never share one. O(papers + clusters²).
 */
export function spreadColours(
  colours: FigureColours,
  { clusters, assignment, positions }: Pick<PaperMap, 'clusters' | 'assignment' | 'positions'>,
): FigureColours {
  const list = colours.clusters;
  if (clusters.length <= list.length) return colours;
  const places = clusterMeans(clusters.length, assignment, positions);
  const given = places.slice(0, list.length).map((_, cluster) => cluster);
  for (const place of places.slice(list.length)) {
    const nearest = list.map((_, colour) =>
      places.reduce(
        (least, other, cluster) =>
          given[cluster] === colour ? Math.min(least, distance(place, other)) : least,
        Infinity,
      ),
    );
    given.push(nearest.indexOf(Math.max(...nearest)));
  }
  return { ...colours, clusters: given.map((colour) => list[colour]!) };
}

function clusterMeans(count: number, assignment: Uint16Array, positions: Float32Array): Place[] {
  const sums = Array.from({ length: count }, () => [0, 0, 0] as [number, number, number]);
  assignment.forEach((cluster, row) => {
    const sum = sums[cluster];
    if (sum === undefined) return;
    sum[0] += positions[2 * row]!;
    sum[1] += positions[2 * row + 1]!;
    sum[2] += 1;
  });
  return sums.map(([x, y, papers]) => [x / Math.max(1, papers), y / Math.max(1, papers)]);
}

function distance([x, y]: Place, [otherX, otherY]: Place): number {
  return Math.sqrt((x - otherX) ** 2 + (y - otherY) ** 2);
}
