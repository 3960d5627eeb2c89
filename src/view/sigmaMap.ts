/** Sigma behind one object. Nothing else in the program knows Sigma; the page hands over scenes, positions and focus, and hears of gestures. */
import type { Region } from '../core/graph/regions.ts';
import type { Box } from '../core/export/labels.ts';
import { buildDrawnGraph, mostWideEdges, type DrawnGraph } from './drawnGraph.ts';
import { paintOverlay } from './overlay.ts';
import { extentOf, nearestRow, project, type Projection } from './projection.ts';
import type { CameraPlace } from '../state/camera.ts';
import type { Corner, MapExtent, MapView } from '../state/mapView.ts';
import { nearestEdge } from './edgePicking.ts';
import { chooseEdges } from './edgeChoice.ts';
import { paintRegions } from './regionLayer.ts';
import { takeStage } from './stage.ts';
import { findRoads, paintRoads, type Road } from './roads.ts';
import { paintNearTies } from './tieLayer.ts';
import { listenTo, type MapGestures, type MapSigma } from './gestures.ts';
import { noFocus, type Scene, type SceneFocus } from './scene.ts';

/** A node is never smaller than this on the screen when the whole map is in view. */
const smallestPixels = 1.7;

export class SigmaMap implements MapView {
  readonly #container: HTMLElement;
  readonly #gestures: MapGestures;
  #sigma: MapSigma | undefined;
  #graph: DrawnGraph | undefined;
  #scene: Scene | undefined;
  #positions = new Float32Array();
  #focus: SceneFocus = noFocus;
  #regions: readonly Region[] = [];
  #roads: readonly Road[] = [];
  /** Edges drawn; undefined while papers move. */
  #drawn: Uint32Array | undefined;
  #moving = false;
  /** A paper follows the pointer: `#positions` are our own. */
  #carrying = false;
  #corner: Corner = { width: 0, height: 0 };
  /** Sigma hears of the window only; a sheet takes room from the map too. */
  readonly #resizes = new ResizeObserver(() => this.#sigma?.scheduleRefresh());
  calm = false;

  constructor(container: HTMLElement, gestures: MapGestures) {
    this.#container = container;
    this.#gestures = gestures;
    this.#resizes.observe(container);
  }

  /** A new scene: the graph is built anew, the camera stays. Throws where the browser has no WebGL. */
  show(scene: Scene, positions: Float32Array, moving: boolean): void {
    // Rows looked at before are rows of other papers now.
    if (this.#scene?.papers !== scene.papers) this.#focus = noFocus;
    if (this.#scene?.edges !== scene.edges) this.#sigma?.setCustomBBox(null);
    this.#scene = scene;
    this.#positions = positions as Float32Array<ArrayBuffer>;
    this.#build(scene, positions, moving);
  }

  #build(scene: Scene, positions: Float32Array, moving: boolean): void {
    this.#drawn = moving ? undefined : chooseEdges(scene.edges, positions);
    this.#roads = moving ? [] : findRoads(scene, positions);
    const drawn = this.#drawn ?? new Uint32Array();
    this.#graph = buildDrawnGraph(scene, positions, this.#smallestRadius(positions), drawn);
    if (this.#sigma === undefined) this.#start(this.#graph);
    else {
      this.#suit();
      this.#sigma.setGraph(this.#graph);
    }
  }

  /** Moves the papers; at most once a frame. `moving` while more is to come. */
  move(positions: Float32Array, moving: boolean): void {
    this.#positions = positions as Float32Array<ArrayBuffer>;
    this.#moving = moving;
    this.#carrying = false;
    if (!moving && this.#drawn === undefined && this.#scene !== undefined) {
      this.#build(this.#scene, positions, false);
      return;
    }
    this.#graph?.updateEachNodeAttributes(
      (node, attributes) => {
        const row = Number(node);
        attributes.x = positions[row * 2]!;
        attributes.y = positions[row * 2 + 1]!;
        return attributes;
      },
      { attributes: ['x', 'y'] },
    );
    this.repaint();
  }

  /** One paper follows the pointer, and what lies round it stays: nothing else is drawn anew, and no place is measured again. */
  carry(row: number, x: number, y: number): void {
    const sigma = this.#sigma;
    const node = String(row);
    if (sigma === undefined || this.#graph?.hasNode(node) !== true) return;
    if (!this.#carrying) {
      this.#carrying = true;
      this.#positions = this.#positions.slice();
      sigma.setCustomBBox(sigma.getCustomBBox() ?? sigma.getBBox());
    }
    this.#positions.set([x, y], row * 2);
    Object.assign(this.#graph.getNodeAttributes(node), { x, y });
    sigma.refresh({
      partialGraph: { nodes: [node], edges: this.#graph.edges(node) },
      skipIndexation: true,
      schedule: true,
    });
  }

  /** Held, the map does not follow the pointer. */
  hold(still: boolean): void {
    const camera = this.#sigma?.getCamera();
    if (still) camera?.disable();
    else camera?.enable();
  }

  /** On the screen, in CSS pixels. */
  radiusOf(row: number): number {
    return this.#sigma?.scaleSize(this.#graph?.getNodeAttribute(row, 'size') ?? 4) ?? 0;
  }

  /** Outlines to be painted under the clusters. */
  outline(regions: readonly Region[]): void {
    this.#regions = regions;
    this.#paintAll();
  }

  look(focus: SceneFocus): void {
    this.#focus = focus;
    this.#paint();
  }

  toMap(x: number, y: number): { x: number; y: number } {
    return this.#sigma?.viewportToGraph({ x, y }) ?? { x: 0, y: 0 };
  }

  lookAt(x: number, y: number): void {
    const sigma = this.#sigma;
    if (sigma === undefined) return;
    sigma.getCamera().setState(sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y })));
  }

  cover(corner: Corner): void {
    this.#corner = corner;
    this.#paint();
  }

  fit(): void {
    this.#measure();
    void this.#go({ x: 0.5, y: 0.5, ratio: 1 });
  }

  zoom(factor: number): void {
    const camera = this.#sigma?.getCamera();
    if (camera !== undefined) void this.#go({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /** Pans by shares of the view. */
  pan(right: number, up: number): void {
    const camera = this.#sigma?.getCamera();
    if (camera === undefined) return;
    void this.#go({ x: camera.x + right * camera.ratio, y: camera.y + up * camera.ratio });
  }

  /** Brings these rows into view, with air round them. */
  frame(rows: Iterable<number>): void {
    const sigma = this.#sigma;
    const extent = extentOf(this.#positions, rows);
    if (sigma === undefined || extent === undefined) return;
    const whole = { cameraState: { x: 0.5, y: 0.5, angle: 0, ratio: 1 } };
    const low = sigma.graphToViewport({ x: extent.left, y: extent.bottom }, whole);
    const high = sigma.graphToViewport({ x: extent.right, y: extent.top }, whole);
    const { width, height } = sigma.getDimensions();
    const share = Math.max(Math.abs(high.x - low.x) / width, Math.abs(high.y - low.y) / height);
    const middle = { x: (extent.left + extent.right) / 2, y: (extent.bottom + extent.top) / 2 };
    const framed = sigma.viewportToFramedGraph(sigma.graphToViewport(middle));
    void this.#go({ ...framed, ratio: Math.min(1.2, Math.max(0.12, share * 1.35)) });
  }

  reveal(row: number): void {
    const sigma = this.#sigma;
    if (sigma === undefined) return;
    const point = project(this.#projection(sigma), this.#positions[row * 2]!, this.#positions[row * 2 + 1]!);
    const { width, height } = sigma.getDimensions();
    const air = Math.min(width, height) / 8;
    if (point.x > air && point.y > air && point.x < width - air && point.y < height - air) return;
    void this.#go(sigma.viewportToFramedGraph(point));
  }

  middle(): number | undefined {
    if (this.#sigma === undefined) return undefined;
    const view = this.#projection(this.#sigma);
    const x = (view.width / 2 - view.offsetX) / view.scaleX;
    const y = (view.height / 2 - view.offsetY) / view.scaleY;
    return nearestRow(this.#positions, x, y);
  }

  get extent(): MapExtent | undefined {
    if (this.#sigma === undefined) return undefined;
    const { scaleX, scaleY, offsetX, offsetY, width, height } = this.#projection(this.#sigma);
    return {
      left: -offsetX / scaleX,
      right: (width - offsetX) / scaleX,
      bottom: (height - offsetY) / scaleY,
      top: -offsetY / scaleY,
    };
  }

  get width(): number {
    return this.#container.clientWidth;
  }

  get camera(): CameraPlace {
    const { x, y, ratio } = this.#sigma?.getCamera().getState() ?? { x: 0.5, y: 0.5, ratio: 1 };
    return { x, y, ratio };
  }

  set camera(place: CameraPlace) {
    this.#sigma?.getCamera().setState(place);
  }

  repaint(): void {
    this.#sigma?.refresh({ schedule: true });
  }

  kill(): void {
    this.#resizes.disconnect();
    this.#sigma?.kill();
    this.#sigma = undefined;
  }

  #start(graph: DrawnGraph): void {
    const { element, sigma } = takeStage();
    this.#container.append(element);
    sigma.setSetting('stagePadding', this.#container.clientWidth < 600 ? 14 : 40);
    this.#sigma = sigma;
    this.#suit();
    sigma.setGraph(graph);
    sigma.resize(true);
    sigma.on('afterRender', () => this.#paintAll());
    listenTo(sigma, this.#gestures, (x, y) => this.#edgeAt(x, y));
  }

  /** Settings that depend on how much there is to draw. */
  #suit(): void {
    const many = (this.#drawn?.length ?? 0) > mostWideEdges;
    this.#sigma?.setSettings({ defaultEdgeType: many ? 'hairline' : 'wide', hideEdgesOnMove: many });
  }

  /** The whole map is what its papers take up now; while one is dragged it stays what it was. */
  #measure(): void {
    if (this.#sigma === undefined || this.#sigma.getCustomBBox() === null) return;
    this.#sigma.setCustomBBox(null);
    this.#sigma.refresh();
  }

  async #go(place: Partial<CameraPlace>): Promise<void> {
    const camera = this.#sigma?.getCamera();
    if (this.calm) camera?.setState(place);
    else await camera?.animate(place, { duration: 350 });
  }

  #paintAll(): void {
    const sigma = this.#sigma;
    const context = sigma?.getCanvases()['regions']?.getContext('2d');
    if (sigma !== undefined && context && this.#scene !== undefined) {
      const view = this.#projection(sigma);
      context.clearRect(0, 0, view.width, view.height);
      paintRoads(context, this.#roads, this.#scene, view, sigma.getCamera().ratio);
      paintRegions(context, this.#regions, this.#scene.theme, view);
      if (!this.#moving) paintNearTies(context, this.#scene, this.#positions, view);
    }
    this.#paint();
  }

  #paint(): void {
    const sigma = this.#sigma;
    const context = sigma?.getCanvases()['labels']?.getContext('2d');
    if (sigma === undefined || !context || this.#scene === undefined) return;
    const view = this.#projection(sigma);
    paintOverlay(context, {
      scene: this.#scene,
      focus: this.#focus,
      positions: this.#positions,
      view,
      ratio: sigma.getCamera().ratio,
      moving: this.#moving,
      taken: [controlsBox(view), cornerBox(view, this.#corner)],
      radius: (row) => this.radiusOf(row),
    });
  }

  #edgeAt(x: number, y: number): number | undefined {
    if (this.#sigma === undefined || this.#scene === undefined || this.#drawn === undefined) return undefined;
    const view = this.#projection(this.#sigma);
    return nearestEdge(this.#scene.edges, this.#drawn, this.#positions, view, { x, y });
  }

  #projection(sigma: MapSigma): Projection {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const unit = sigma.graphToViewport({ x: 1000, y: 1000 });
    const { width, height } = sigma.getDimensions();
    return {
      scaleX: (unit.x - origin.x) / 1000,
      scaleY: (unit.y - origin.y) / 1000,
      offsetX: origin.x,
      offsetY: origin.y,
      width,
      height,
    };
  }

  /** In map units: what `smallestPixels` are when everything is in view. */
  #smallestRadius(positions: Float32Array): number {
    const extent = extentOf(
      positions,
      Array.from({ length: positions.length / 2 }, (_, row) => row),
    );
    const across =
      extent === undefined ? 1 : Math.max(extent.right - extent.left, extent.top - extent.bottom, 1);
    const pixels = Math.max(200, Math.min(this.#container.clientWidth, this.#container.clientHeight));
    return (smallestPixels * across) / pixels;
  }
}

/** The corner of the view's buttons, which no label may lie under; in CSS pixels. */
function controlsBox({ width, height }: Projection): Box {
  return { left: width - 56, top: height - 252, right: width, bottom: height };
}

function cornerBox(view: Projection, { width, height }: Corner): Box {
  return { left: 0, top: view.height - height, right: width, bottom: view.height };
}
