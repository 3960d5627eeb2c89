/** Sigma behind one object. Nothing else in the program knows Sigma; the page hands over scenes, positions and focus, and hears of gestures. */
import type { Region } from '../core/graph/regions.ts';
import { CameraMoves } from './cameraMoves.ts';
import { buildDrawnGraph, isDrawnAlike, mostWideEdges, type DrawnGraph } from './drawnGraph.ts';
import { paintOverlay } from './overlay.ts';
import { extentInView, extentOf, nearestRow, project } from './projection.ts';
import { cameraFor, controlsBox, cornerBox, projectionOf, redrawNode, smallestRadius } from './screen.ts';
import type { CameraPlace } from '../state/camera.ts';
import type { Corner, MapExtent, MapView } from '../state/mapView.ts';
import { nearestEdge } from './edgePicking.ts';
import { chooseEdges } from './edgeChoice.ts';
import { hairline, takeStage, wideLine } from './stage.ts';
import { Strays } from './strays.ts';
import type { PaintUnderlay } from './underlay.ts';
import { listenTo, type MapGestures, type MapSigma } from './gestures.ts';
import { noFocus, type Scene, type SceneFocus } from './scene.ts';

export class SigmaMap implements MapView {
  readonly #container: HTMLElement;
  readonly #gestures: MapGestures;
  #sigma: MapSigma | undefined;
  #graph: DrawnGraph | undefined;
  #scene: Scene | undefined;
  #positions = new Float32Array();
  #focus: SceneFocus = noFocus;
  #regions: readonly Region[] = [];
  /** What the outlines are of. */
  #outlined: Uint16Array | undefined;
  readonly #strays = new Strays();
  #paintUnderlay: PaintUnderlay | undefined;
  /** Edges drawn; undefined while papers move. */
  #drawn: Uint32Array | undefined;
  #moving = false;
  /** A paper follows the pointer: `#positions` are our own. */
  #carrying = false;
  #corner: Corner = { width: 0, height: 0 };
  /** Frame asked for, to paint what is over the map. */
  #repainting = 0;
  /** Sigma hears of the window only; a sheet takes room from the map too. */
  readonly #resizes = new ResizeObserver(() => this.#sigma?.scheduleRefresh());
  readonly #moves = new CameraMoves(() => this.#sigma?.getCamera());

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
    const same = positions === this.#positions && isDrawnAlike(this.#scene, scene);
    this.#scene = scene;
    this.#positions = positions as Float32Array<ArrayBuffer>;
    this.#moving = moving;
    if (same) this.#paintSoon();
    else this.#build(scene, positions, moving);
  }

  #build(scene: Scene, positions: Float32Array, moving: boolean): void {
    this.#drawn = moving ? undefined : chooseEdges(scene.edges, positions);
    const drawn = this.#drawn ?? new Uint32Array();
    const graph = buildDrawnGraph(scene, positions, smallestRadius(positions, this.#container), drawn);
    this.#graph = graph;
    this.#strays.forget();
    if (this.#outlined === scene.assignment) this.#strays.fade(graph, scene, this.#regions);
    if (this.#sigma === undefined) this.#start(graph);
    // Building and drawing a large graph would be one long task.
    else if (drawn.length > mostWideEdges) setTimeout(() => this.#replace(graph));
    else this.#replace(graph);
  }

  #replace(graph: DrawnGraph): void {
    if (this.#graph !== graph) return;
    this.#suit();
    this.#sigma?.setGraph(graph);
  }

  /** Moves the papers; at most once a frame. `moving` while more is to come. */
  move(positions: Float32Array, moving: boolean): void {
    // A paper that was dropped is drawn where it is already.
    const drawn = this.#carrying && positions.every((value, at) => value === this.#positions[at]);
    const elsewhere = positions !== this.#positions;
    this.#positions = positions as Float32Array<ArrayBuffer>;
    this.#moving = moving;
    this.#carrying = false;
    if (drawn) return this.#paintAll();
    // Which ties and roads are drawn depends on where papers stand.
    if (!moving && (this.#drawn === undefined || elsewhere) && this.#scene !== undefined) {
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
    redrawNode(sigma, this.#graph, row, this.#positions);
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
    this.#outlined = this.#scene?.assignment;
    this.#paintAll();
    // A task of its own: the outlines are seen first.
    setTimeout(() => this.#fadeStrays(regions));
  }

  #fadeStrays(regions: readonly Region[]): void {
    const [sigma, graph, scene] = [this.#sigma, this.#graph, this.#scene];
    if (regions !== this.#regions || graph === undefined || scene?.assignment !== this.#outlined) return;
    const nodes = this.#strays.fade(graph, scene!, regions);
    // A graph that Sigma does not have yet comes to it as it is.
    if (nodes.length > 0 && sigma?.getGraph() === graph)
      sigma.refresh({ partialGraph: { nodes }, skipIndexation: true, schedule: true });
  }

  look(focus: SceneFocus): void {
    this.#focus = focus;
    this.#paintSoon();
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
    this.#paintSoon();
  }

  fit(): void {
    this.#measure();
    this.#moves.go({ x: 0.5, y: 0.5, ratio: 1 });
  }

  zoom(factor: number): void {
    const camera = this.#sigma?.getCamera();
    if (camera !== undefined) this.#moves.go({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /** Pans by shares of the view. */
  pan(right: number, up: number): void {
    const camera = this.#sigma?.getCamera();
    if (camera === undefined) return;
    this.#moves.go({ x: camera.x + right * camera.ratio, y: camera.y + up * camera.ratio });
  }

  /** Brings these rows into view, with air round them. */
  frame(rows: Iterable<number>): void {
    const sigma = this.#sigma;
    const extent = extentOf(this.#positions, rows);
    if (sigma === undefined || extent === undefined) return;
    this.#moves.follow(cameraFor(sigma, extent));
  }

  reveal(row: number): void {
    const sigma = this.#sigma;
    if (sigma === undefined) return;
    const point = project(projectionOf(sigma), this.#positions[row * 2]!, this.#positions[row * 2 + 1]!);
    const { width, height } = sigma.getDimensions();
    const air = Math.min(width, height) / 8;
    if (point.x > air && point.y > air && point.x < width - air && point.y < height - air) return;
    this.#moves.follow(sigma.viewportToFramedGraph(point));
  }

  middle(): number | undefined {
    if (this.#sigma === undefined) return undefined;
    const { width, height } = this.#sigma.getDimensions();
    const { x, y } = this.toMap(width / 2, height / 2);
    return nearestRow(this.#positions, x, y);
  }

  get extent(): MapExtent | undefined {
    return this.#sigma && extentInView(projectionOf(this.#sigma));
  }

  get width(): number {
    return this.#container.clientWidth;
  }

  get camera(): CameraPlace {
    const { x, y, ratio } = this.#sigma?.getCamera().getState() ?? { x: 0.5, y: 0.5, ratio: 1 };
    return { x, y, ratio };
  }

  set camera(place: CameraPlace) {
    this.#moves.jump(place);
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
    sigma.setSetting('stagePadding', this.#container.clientWidth < 600 ? 20 : 34);
    this.#sigma = sigma;
    this.#suit();
    sigma.setGraph(graph);
    sigma.resize();
    sigma.on('afterRender', () => this.#paintAll());
    listenTo(sigma, this.#gestures, (x, y) => this.#edgeAt(x, y));
    void import('./underlay.ts').then(({ paintUnderlay }) => {
      this.#paintUnderlay = paintUnderlay;
      this.#paintAll();
    });
  }

  /** Settings that depend on how much there is to draw. */
  #suit(): void {
    const many = (this.#drawn?.length ?? 0) > mostWideEdges;
    this.#sigma?.setSettings({ defaultEdgeType: many ? hairline : wideLine, hideEdgesOnMove: many });
  }

  /** The whole map is what its papers take up now; while one is dragged it stays what it was. */
  #measure(): void {
    if (this.#sigma === undefined || this.#sigma.getCustomBBox() === null) return;
    this.#sigma.setCustomBBox(null);
    this.#sigma.refresh();
  }

  #paintAll(): void {
    const shown = this.#shown('regions');
    if (shown !== undefined) {
      const { context, ...input } = shown;
      context.clearRect(0, 0, input.view.width, input.view.height);
      this.#paintUnderlay?.(context, input);
    }
    this.#paint();
  }

  /** However much changes before the next frame, names are placed once for it. */
  #paintSoon(): void {
    cancelAnimationFrame(this.#repainting);
    this.#repainting = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    cancelAnimationFrame(this.#repainting);
    const shown = this.#shown('labels');
    if (shown === undefined) return;
    const { context, ...input } = shown;
    paintOverlay(context, {
      ...input,
      focus: this.#focus,
      taken: [controlsBox(input.view), cornerBox(input.view, this.#corner)],
      radius: (row) => this.radiusOf(row),
    });
  }

  /** What is painted over or under Sigma's layers, and on which layer. */
  #shown(layer: string) {
    const [sigma, scene] = [this.#sigma, this.#scene];
    const context = sigma?.getCanvases()[layer]?.getContext('2d');
    if (sigma === undefined || !context || scene === undefined) return undefined;
    const { ratio } = sigma.getCamera();
    return {
      context,
      scene,
      positions: this.#positions,
      regions: this.#regions,
      view: projectionOf(sigma),
      ratio,
      moving: this.#moving,
    };
  }

  #edgeAt(x: number, y: number): number | undefined {
    if (this.#sigma === undefined || this.#scene === undefined || this.#drawn === undefined) return undefined;
    const view = projectionOf(this.#sigma);
    return nearestEdge(this.#scene.edges, this.#drawn, this.#positions, view, { x, y });
  }
}
