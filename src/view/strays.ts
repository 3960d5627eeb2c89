/**
 * Papers that lie away from the ground of their cluster are smaller and fainter: they belong to it by their ties, but a map on which they were
 * as bright as the others would be confetti. Their colours are whole again where papers are coloured by something else.
 */
import type { Region } from '../core/graph/regions.ts';
import { mixColours, themeColours } from '../core/palette.ts';
import type { DrawnGraph } from './drawnGraph.ts';
import { nodeColour, type Scene } from './scene.ts';

const colourShare = 0.5;
const sizeShare = 0.8;

export class Strays {
  #rows: readonly number[] = [];
  #sizes: readonly number[] = [];

  /** The graph was built anew: nothing in it is faint. */
  forget(): void {
    this.#rows = [];
  }

  /** Nodes of `graph` that look different from now on. */
  fade(graph: DrawnGraph, scene: Scene, regions: readonly Region[]): string[] {
    const before = this.#rows;
    before.forEach((row, at) => {
      setLook(graph, row, nodeColour(scene, row), this.#sizes[at]!);
    });
    const { ground } = themeColours[scene.theme];
    this.#rows = scene.colours === undefined ? regions.flatMap(({ strays }) => Array.from(strays)) : [];
    this.#sizes = this.#rows.map((row) => graph.getNodeAttribute(row, 'size'));
    this.#rows.forEach((row, at) => {
      const color = mixColours(ground, nodeColour(scene, row), colourShare);
      setLook(graph, row, color, this.#sizes[at]! * sizeShare);
    });
    return [...new Set([...before, ...this.#rows])].map(String);
  }
}

/** Without Sigma's hearing of each. */
function setLook(graph: DrawnGraph, row: number, color: string, size: number): void {
  Object.assign(graph.getNodeAttributes(row), { color, size });
}
