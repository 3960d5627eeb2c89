/**
 * Sigma without papers, made before there are any: starting WebGL and compiling what it draws with takes longer than all the rest of the
 * view, and the page has nothing else to do while the worker compares the papers.
 */
import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering';
import type { ShaderPair } from '../../workers/webgl.worker.ts';
import { DiscProgram } from './discProgram.ts';
import type { DrawnEdge, DrawnGraph, DrawnNode } from './drawnGraph.ts';

export interface Stage {
  readonly element: HTMLElement;
  readonly sigma: Sigma<DrawnNode, DrawnEdge>;
}

const closest = 0.02;
const widest = 2.5;

/** Names of the two kinds of line. */
export const wideLine = 'line';
export const hairline = 'arrow';

const nothing = (): void => undefined;

/** For a layer on which nothing is drawn (see overlay.ts): what is never used need not be compiled. */
class NoProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  readonly reallocate = nothing;
  readonly process = nothing;
  readonly render = nothing;
  readonly kill = nothing;
}

let waiting: Stage | undefined;
let asked = false;
let taken = false;
let webgl: Promise<void> | undefined;

/** As Sigma compiles them: word for word, or the browser compiles them again. Each has a form of its own for what is under the pointer. */
function listShaders(prefix: string): ShaderPair[] {
  return [DiscProgram, EdgeRectangleProgram, EdgeLineProgram].map(({ prototype }) => {
    const { VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment } = prototype.getDefinition();
    return [prefix + vertex, prefix + fragment];
  });
}

/**
 * The browser takes up to half a second to start WebGL and to compile without a graphics card: asked for in a worker, or the page would stand
 * still.
 */
export function startWebgl(): void {
  const worker = new Worker(new URL('../../workers/webgl.worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(['', '#define PICKING_MODE\n'].flatMap(listShaders));
  webgl = new Promise<void>((done) => {
    worker.onmessage = worker.onerror = () => done();
  }).finally(() => worker.terminate());
}

/** Makes the first stage ahead of time, where the map will be; once. Where there is no WebGL, `takeStage` is what says so. */
export async function prepareStage(place: HTMLElement): Promise<void> {
  if (asked) return;
  asked = true;
  await webgl;
  if (taken) return;
  const element = createElement();
  place.append(element);
  try {
    waiting = createStage(element);
    drawOnce(waiting);
  } catch {
    // Told by `takeStage`, when there is something to show.
    element.remove();
  }
}

/** Unseen: without a graphics card the browser compiles what it draws with at the first picture, and the page would wait for it there. */
function drawOnce({ sigma }: Stage): void {
  const graph: DrawnGraph = new UndirectedGraph();
  for (const x of [0, 1]) graph.addNode(x, { x, y: 0, size: 1, color: '#000' });
  graph.addEdge(0, 1, { size: 1, color: '#000', weight: 1, kind: '' });
  sigma.setGraph(graph);
  sigma.refresh();
  // What is not on the screen is else kept back until something is, and all of it would be done there.
  for (const layer of ['edges', 'nodes']) sigma.getCanvases()[layer]?.getContext('webgl2')?.flush();
}

/** The one that waits, or a new one. Throws where the browser has no WebGL. */
export function takeStage(): Stage {
  const stage = waiting ?? createStage();
  waiting = undefined;
  taken = true;
  stage.element.style.visibility = '';
  return stage;
}

function createElement(): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'position: absolute; inset: 0; visibility: hidden';
  return element;
}

function createStage(element = createElement()): Stage {
  const sigma = new Sigma<DrawnNode, DrawnEdge>(new UndirectedGraph<DrawnNode, DrawnEdge>(), element, {
    renderLabels: false,
    defaultDrawNodeHover: () => undefined,
    nodeProgramClasses: { circle: DiscProgram },
    nodeHoverProgramClasses: { circle: NoProgram },
    // Sigma compiles something for its two own names in any case: lines with a width, and hairlines in place of arrows.
    edgeProgramClasses: { [wideLine]: EdgeRectangleProgram, [hairline]: EdgeLineProgram },
    itemSizesReference: 'positions',
    // Nodes grow more slowly than the map when closer, and shrink with it when farther: they never come to overlap.
    zoomToSizeRatioFunction: (ratio) => (ratio < 1 ? Math.sqrt(ratio) : ratio),
    minEdgeThickness: 0.8,
    minCameraRatio: closest,
    maxCameraRatio: widest,
    enableCameraRotation: false,
    doubleClickZoomingRatio: 1,
    // It has no size before it stands in the page.
    allowInvalidContainer: true,
  });
  // Sigma hands all options on to the layer; its type names the style only.
  const below: { style?: Partial<CSSStyleDeclaration>; beforeLayer?: string } = { beforeLayer: 'edges' };
  sigma.createCanvasContext('regions', below);
  // Nothing is drawn on these (see overlay.ts), and without a graphics card every layer that is shown costs a share of each frame.
  const canvases = sigma.getCanvases();
  for (const unused of ['edgeLabels', 'hovers', 'hoverNodes']) canvases[unused]!.style.display = 'none';
  // A layer added later has the size of the others only from the next time they are measured.
  sigma.resize(true);
  return { element, sigma };
}
