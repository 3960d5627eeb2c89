/**
 * Sigma without papers, made before there are any: starting WebGL and compiling what it draws with takes longer than all the rest of the
 * view, and the page has nothing else to do while the worker compares the papers.
 */
import { UndirectedGraph } from 'graphology';
import type Sigma from 'sigma';
import type { MapGraph } from '../core/graph/graphology.ts';
import { airAround, type Frame } from './frame.ts';
import { listShaders, MapProgram } from './mapProgram.ts';
import { OneLayerSigma } from './oneLayerSigma.ts';

export interface Stage {
  readonly element: HTMLElement;
  readonly sigma: Sigma;
  readonly program: MapProgram;
  /** From the next frame on the whole map is this. */
  setFrame(frame: Frame): void;
  /** The graph that Sigma holds; without one it holds an empty map. */
  setGraph(graph: MapGraph | undefined): void;
}

const closest = 0.02;
const widest = 2.5;

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

/**
 * The browser takes up to half a second to start WebGL and to compile without a graphics card: asked for in a worker, or the page would stand
 * still.
 */
export function startWebgl(): void {
  const worker = new Worker(new URL('../../workers/webgl.worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(listShaders());
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
function drawOnce({ sigma, program }: Stage): void {
  program.drawSample();
  sigma.refresh();
  // What is not on the screen is else kept back until something is, and all of it would be done there.
  sigma.getCanvases()['nodes']?.getContext('webgl2')?.flush();
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

/** Papers and ties are drawn from columns of numbers (mapProgram.ts), whether Sigma holds their graph or, of a large map, one node only. */
function createStage(element = createElement()): Stage {
  const empty: MapGraph = new UndirectedGraph();
  empty.addNode('0', { x: 0, y: 0 });
  const made: MapProgram[] = [];
  class OwnProgram extends MapProgram {
    constructor(_given: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super((renderer as OneLayerSigma).gl, renderer);
      made.push(this);
    }
  }
  const sigma = new OneLayerSigma(empty, element, {
    renderLabels: false,
    defaultDrawNodeHover: () => undefined,
    nodeProgramClasses: { circle: OwnProgram },
    nodeHoverProgramClasses: { circle: NoProgram },
    // Sigma compiles something for its two own names in any case.
    edgeProgramClasses: { line: NoProgram, arrow: NoProgram },
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
  const [program] = made;
  if (program === undefined) throw new Error('Sigma made no program for the papers');
  // Sigma hands all options on to the layer; its type names the style only.
  const below: { style?: Partial<CSSStyleDeclaration>; beforeLayer?: string } = { beforeLayer: 'edges' };
  sigma.createCanvasContext('regions', below);
  // Without a graphics card every layer that is shown costs a share of each frame.
  const canvases = sigma.getCanvases();
  for (const unused of ['edges', 'edgeLabels', 'hovers', 'hoverNodes'])
    canvases[unused]!.style.display = 'none';
  takeSize(canvases['regions']!, canvases['labels']!);
  let framed: Frame | undefined;
  const leaveAir = () => {
    const { width, height } = sigma.getDimensions();
    const air = framed === undefined ? 0 : airAround(framed, width, height);
    if (air !== sigma.getSetting('stagePadding')) sigma.setSetting('stagePadding', air);
  };
  sigma.on('resize', leaveAir);
  const setFrame = (frame: Frame) => {
    const [low, high] = frame.corners;
    framed = frame;
    sigma.setCustomBBox({ x: [low.x, high.x], y: [low.y, high.y] });
    leaveAir();
    sigma.refresh({ schedule: true });
  };
  const setGraph = (graph: MapGraph = empty) => sigma.setGraph(graph);
  return { element, sigma, program, setFrame, setGraph };
}

/** A layer added later has the size of the others only from the next time they are measured, and to measure them is to clear them all. */
function takeSize(canvas: HTMLCanvasElement, { width, height, style }: HTMLCanvasElement): void {
  Object.assign(canvas, { width, height });
  Object.assign(canvas.style, { width: style.width, height: style.height });
  const density = width / parseFloat(style.width);
  if (density !== 1) canvas.getContext('2d')?.scale(density, density);
}
