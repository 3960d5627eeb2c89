/** The map on Sigma's stage: what Sigma is given of it, and that it stands on the screen where Sigma says it does. */
import { floatColor } from 'sigma/utils';
import { afterEach, describe, expect, it } from 'vitest';
import { edgesFrom } from '../unit/graph/fixtures.ts';
import { clusterColour } from '../../src/core/palette.ts';
import { frameOf } from '../../src/view/frame.ts';
import { packColour } from '../../src/view/packedColours.ts';
import { MapDrawing } from '../../src/view/mapDrawing.ts';
import { SigmaMap } from '../../src/view/sigmaMap.ts';
import { takeStage } from '../../src/view/stage.ts';
import type { Scene } from '../../src/view/scene.ts';

const papers = 400;
const side = 20;
/** A square of papers, 100 apart. */
const positions = Float32Array.from(
  { length: papers * 2 },
  (_, at) => 100 * (at % 2 === 0 ? (at >> 1) % side : Math.floor((at >> 1) / side)),
);
/** Another where the map is mirrored, either way. */
const clusterOf = (row: number) => ((row % side) + 2 * Math.floor(row / side)) % 5;
const scene = {
  papers: Array.from({ length: papers }, () => ({ title: 'A paper', authors: [] })),
  edges: edgesFrom(Array.from({ length: papers - 1 }, (_, row) => [row, row + 1, 0.5] as const)),
  adjacency: { offsets: new Uint32Array(papers + 1), target: new Uint32Array(), weight: new Float32Array() },
  assignment: Uint16Array.from({ length: papers }, (_, row) => clusterOf(row)),
  clusters: [],
  radii: new Float32Array(papers).fill(30),
  parts: undefined,
  theme: 'light',
  colours: undefined,
} as unknown as Scene;

function place(): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'position: relative; width: 500px; height: 500px';
  document.body.append(element);
  return element;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
const ignore = () => undefined;
const deaf = { onHover: ignore, onSelect: ignore, onToggle: ignore, onSelectEdge: ignore, onOpenCluster: ignore, onCamera: ignore }; // prettier-ignore

afterEach(() => {
  document.body.replaceChildren();
});

describe('the stage', () => {
  it('has one layer of WebGL; on the others nothing is drawn', () => {
    const { sigma } = takeStage();
    const canvases = sigma.getCanvases();
    expect(canvases['nodes']!.getContext('webgl2')).toBeInstanceOf(WebGL2RenderingContext);
    for (const layer of ['edges', 'hoverNodes']) {
      expect(canvases[layer]!.style.display).toBe('none');
      expect(canvases[layer]!.getContext('webgl2')).not.toBeInstanceOf(WebGL2RenderingContext);
    }
    sigma.kill();
  });

  it('reckons places in the frame as Sigma does, and colours too', () => {
    const { element, sigma, setFrame } = takeStage();
    place().append(element);
    const { x, y, side: width } = frameOf(positions);
    setFrame(frameOf(positions));
    sigma.refresh();
    for (const [left, up] of [[0, 0], [1900, 300], [-50, 2000]] as const) {
      const framed = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: left, y: up }));
      expect(framed.x).toBeCloseTo(0.5 + (left - x) / width);
      expect(framed.y).toBeCloseTo(0.5 + (up - y) / width);
    } // prettier-ignore
    for (const colour of ['#000000', '#1b1f27', '#ffffff', clusterColour(3, 'dark')]) {
      const bytes = new Uint32Array(Float32Array.of(floatColor(colour)).buffer);
      expect(packColour(colour).toString(16)).toBe(bytes[0]!.toString(16));
    }
    sigma.kill();
  });

  it('gives Sigma the graph of the map while papers rest: places, and each tie with weight and kind', () => {
    const stage = takeStage();
    const drawing = new MapDrawing(stage, ignore);
    const all = Uint32Array.from({ length: papers - 1 }, (_, edge) => edge);
    drawing.show(scene, positions, 1, all);
    const graph = stage.sigma.getGraph();
    expect([graph.order, graph.size]).toEqual([papers, papers - 1]);
    expect(graph.getEdgeAttributes('7', '8')).toMatchObject({ weight: 0.5, kind: 'similarity' });
    expect(graph.getNodeAttributes('21')).toMatchObject({ x: 100, y: 100 });
    const elsewhere = positions.slice();
    elsewhere.set([5, 6], 42);
    drawing.carry(21, elsewhere);
    expect(stage.sigma.getGraph()).toBe(graph);
    expect(graph.getNodeAttributes('21')).toMatchObject({ x: 5, y: 6 });
    const fewer = { ...scene, edges: edgesFrom([[3, 4, 0.5]]) };
    drawing.show(fewer, elsewhere, 1, Uint32Array.of(0));
    expect(stage.sigma.getGraph().size).toBe(1);
    drawing.move(positions);
    expect(stage.sigma.getGraph().order).toBe(1);
    stage.sigma.kill();
  });

  it('gives Sigma nothing to go through of a large map', () => {
    const stage = takeStage();
    const many = 5000;
    const large = { ...scene, radii: new Float32Array(many), assignment: new Uint16Array(many) };
    new MapDrawing(stage, ignore).show(large, new Float32Array(2 * many), 1, Uint32Array.of(0));
    expect(stage.sigma.getGraph().order).toBe(1);
    stage.sigma.kill();
  });
});

describe('the map', () => {
  it('draws every paper where it stands, in the colour of its cluster, and tells it under the pointer there', async () => {
    const element = place();
    const hovered: (number | undefined)[] = [];
    const map = new SigmaMap(element, { ...deaf, onHover: (row) => hovered.push(row) });
    map.show(scene, positions, false);
    await frame();
    const canvas = element.querySelector<HTMLCanvasElement>('canvas.sigma-nodes')!;
    const mouse = element.querySelector<HTMLCanvasElement>('canvas.sigma-mouse')!;
    const { left, top } = mouse.getBoundingClientRect();
    const picture = document.createElement('canvas');
    [picture.width, picture.height] = [canvas.width, canvas.height];
    const context = picture.getContext('2d', { willReadFrequently: true })!;
    await until(() => map.extent !== undefined);
    // What WebGL has drawn is there until the end of the frame.
    await until(() => {
      map.repaint();
      context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, 500, 500).data.some((byte) => byte !== 0);
    });
    const { extent } = map;
    const scale = 500 / (extent!.right - extent!.left);
    for (const row of [0, 19, 210, 399]) {
      const x = (positions[row * 2]! - extent!.left) * scale;
      const y = (extent!.top - positions[row * 2 + 1]!) * scale;
      const [red, green, blue] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
      const hex = `#${[red!, green!, blue!].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      expect(hex).toBe(clusterColour(clusterOf(row), 'light'));
      for (const [away, expected] of [[0, row], [map.radiusOf(row) + 2, undefined]] as const) {
        const at = { clientX: left + x + away, clientY: top + y, bubbles: true };
        mouse.dispatchEvent(new MouseEvent('mousemove', at));
        expect(hovered.at(-1)).toBe(expected);
      } // prettier-ignore
    }
    map.kill();
  });

  it('carries one paper without measuring the whole anew, until all of it is asked for', async () => {
    const element = place();
    const map = new SigmaMap(element, deaf);
    map.show(scene, positions, false);
    await frame();
    const before = map.extent!;
    map.carry(0, -5000, -5000);
    await frame();
    expect(map.extent!.left).toBeCloseTo(before.left);
    map.fit();
    await frame();
    expect(map.extent!.left).toBeLessThan(-5000);
    map.kill();
  });
});
