/** Sigma behind one object. Nothing else in the program knows Sigma; the page hands over scenes, positions and focus, and hears of gestures. */
import type { Region } from '../core/graph/regions.ts';
import { CameraMoves } from './cameraMoves.ts';
import { hitRow } from './hitRow.ts';
import { mostWideLines } from './lines.ts';
import { MapDrawing } from './mapDrawing.ts';
import { paintOverlay } from './overlay.ts';
import { extentInView, extentOf, nearestRow, project, type Projection } from './projection.ts';
import { cameraFor, controlsBox, cornerBox, projectionOf, smallestRadius } from './screen.ts';
import { atLeisure } from '../state/atLeisure.ts';
import type { CameraPlace } from '../state/camera.ts';
import type { Corner, MapExtent, MapView } from '../state/mapView.ts';
import { nearestEdge } from './edgePicking.ts';
import { chooseEdges } from './edgeChoice.ts';
import { takeStage, type Stage } from './stage.ts';
import type { PaintUnderlay } from './underlay.ts';
import { listenTo, type MapGestures } from './gestures.ts';
import { isDrawnAlike, noFocus, type Scene, type SceneFocus } from './scene.ts';

export class SigmaMap implements MapView {
  readonly #container: HTMLElement;
  readonly #gestures: MapGestures;
  #stage: Stage | undefined;
  #drawing: MapDrawing | undefined;
  #scene: Scene | undefined;
  #positions = new Float32Array();
  #focus: SceneFocus = noFocus;
  #regions: readonly Region[] = [];
  #paintUnderlay: PaintUnderlay | undefined;
  /** Edges that are drawn, or will be in a moment; undefined while papers move. */
  #drawn: Uint32Array | undefined;
  #moving = false;
  /** A paper follows the pointer: `#positions` are our own. */
  #carrying = false;
  #corner: Corner = { width: 0, height: 0 };
  /** Frame asked for, to paint what is over the map, and what is under it as well. */
  #repainting = 0;
  #underToo = false;
  /** Sigma draws in the next frame. */
  #due = false;
  /** Who waits for the next picture to be seen. */
  readonly #onShown: (() => void)[] = [];
  /** How the picture that is shown lies on the screen; the camera may have gone on since. */
  #look: { readonly view: Projection; readonly ratio: number; readonly scale: number } | undefined;
  /** Sigma hears of the window only; a sheet takes room from the map too. */
  readonly #resizes = new ResizeObserver(() => this.repaint());
  readonly #moves = new CameraMoves(() => this.#sigma?.getCamera());

  constructor(container: HTMLElement, gestures: MapGestures) {
    this.#container = container;
    this.#gestures = gestures;
    this.#resizes.observe(container);
  }

  get #sigma() {
    return this.#stage?.sigma;
  }

  /** A new scene: all is drawn anew, the camera stays. Throws where the browser has no WebGL. */
  show(scene: Scene, positions: Float32Array, moving: boolean): void {
    // Rows looked at before are rows of other papers now.
    if (this.#scene?.papers !== scene.papers) this.#focus = noFocus;
    const same = positions === this.#positions && isDrawnAlike(this.#scene, scene);
    this.#scene = scene;
    if (same) this.#paintSoon();
    else this.#build(scene, positions, moving);
  }

  #build(scene: Scene, positions: Float32Array, moving: boolean): void {
    this.#stage ??= this.#start();
    this.#positions = positions as Float32Array<ArrayBuffer>;
    this.#moving = moving;
    this.#drawn = moving ? undefined : chooseEdges(scene.edges, positions);
    this.#suit();
    this.#drawing?.show(scene, positions, smallestRadius(positions, this.#container), this.#drawn);
  }

  /** Moves the papers; at most once a frame. `moving` while more is to come. */
  move(positions: Float32Array, moving: boolean): void {
    // A paper that was dropped is drawn where it is already.
    const drawn = this.#carrying && positions.every((value, at) => value === this.#positions[at]);
    const stays = positions === this.#positions && moving === this.#moving;
    this.#moving = moving;
    this.#carrying = false;
    if (stays) return;
    // Which ties and roads are drawn depends on where papers stand.
    if (!drawn && !moving && this.#scene !== undefined) return this.#build(this.#scene, positions, false);
    if (drawn) {
      this.#positions = positions as Float32Array<ArrayBuffer>;
      this.#paintSoon(true);
    } else this.#follow(positions);
  }

  /** While they move, as often as they can be drawn: where there is no graphics card, drawing takes from the work that moves them. */
  readonly #follow = atLeisure(
    (positions: Float32Array) => {
      this.#positions = positions as Float32Array<ArrayBuffer>;
      this.#drawn = undefined;
      this.#drawing?.move(positions);
    },
    (then) => this.#onShown.push(then),
  );

  /** One paper follows the pointer, and what lies round it stays: nothing else is drawn anew, and no place is measured again. */
  carry(row: number, x: number, y: number): void {
    if (!this.#carrying) this.#positions = this.#positions.slice();
    this.#carrying = true;
    this.#positions.set([x, y], row * 2);
    this.#drawing?.carry(row, this.#positions);
  }

  /** Held, the map does not follow the pointer. */
  hold(still: boolean): void {
    const camera = this.#sigma?.getCamera();
    if (still) camera?.disable();
    else camera?.enable();
  }

  /** On the screen, in CSS pixels. */
  radiusOf(row: number): number {
    return (this.#look?.scale ?? 0) * (this.#drawing?.sizes?.[row] ?? 4);
  }

  /** Outlines to be painted under the clusters. */
  outline(regions: readonly Region[]): void {
    if (this.#regions === regions) return;
    this.#regions = regions;
    this.#drawing?.outline(regions);
    this.#paintSoon(true);
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
    this.#drawing?.measure();
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
    if (this.#sigma === undefined) return;
    this.#due = true;
    this.#sigma.scheduleRender();
  }

  kill(): void {
    this.#resizes.disconnect();
    this.#drawing?.stop();
    this.#sigma?.kill();
    this.#stage = this.#drawing = undefined;
  }

  #start(): Stage {
    const stage = takeStage();
    const { element, sigma } = stage;
    this.#container.append(element);
    stage.program.appear();
    this.#drawing = new MapDrawing(stage, () => this.repaint());
    sigma.resize();
    sigma.on('afterRender', () => {
      this.#due = false;
      const look = { view: projectionOf(sigma), ratio: sigma.getCamera().ratio, scale: sigma.scaleSize() };
      stage.program.whenShown(() => {
        this.#look = look;
        this.#paintAll();
        for (const then of this.#onShown.splice(0)) then();
      });
    });
    listenTo(sigma, this.#gestures, {
      rowAt: (x, y) => this.#rowAt(x, y),
      edgeAt: (x, y) => this.#edgeAt(x, y),
    });
    void import('./underlay.ts').then(({ paintUnderlay }) => {
      this.#paintUnderlay = paintUnderlay;
      this.#paintSoon(true);
    });
    return stage;
  }

  /** Many lines are left out while the map is moved. */
  #suit(): void {
    const many = (this.#drawn?.length ?? 0) > mostWideLines;
    if (this.#sigma?.getSetting('hideEdgesOnMove') !== many) this.#sigma?.setSetting('hideEdgesOnMove', many);
  }

  /** However much changes before the next frame, names are placed once for it; the same frame may draw the papers anew, and paints all. */
  #paintSoon(all = false): void {
    this.#underToo ||= all;
    if (this.#due) return;
    cancelAnimationFrame(this.#repainting);
    this.#repainting = requestAnimationFrame(() => {
      if (this.#underToo) this.#paintAll();
      else this.#paint();
    });
  }

  #paintAll(): void {
    const shown = this.#shown('regions');
    if (shown !== undefined) {
      const { context, ...input } = shown;
      context.clearRect(0, 0, input.view.width, input.view.height);
      this.#paintUnderlay?.(context, input);
    }
    this.#underToo = false;
    this.#paint();
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
    const [look, scene] = [this.#look, this.#scene];
    const context = this.#sigma?.getCanvases()[layer]?.getContext('2d');
    if (look === undefined || !context || scene === undefined) return undefined;
    const { view, ratio } = look;
    return {
      context,
      scene,
      positions: this.#positions,
      regions: this.#regions,
      view,
      ratio,
      moving: this.#moving,
    };
  }

  #rowAt(x: number, y: number): number | undefined {
    const [sigma, sizes] = [this.#sigma, this.#drawing?.sizes];
    if (sigma === undefined || sizes === undefined) return undefined;
    const place = sigma.viewportToGraph({ x, y });
    const growth = sigma.scaleSize(1) / Math.abs(projectionOf(sigma).scaleX);
    return hitRow(this.#positions, sizes, growth, place.x, place.y);
  }

  #edgeAt(x: number, y: number): number | undefined {
    if (this.#sigma === undefined || this.#scene === undefined || this.#drawn === undefined) return undefined;
    const view = projectionOf(this.#sigma);
    return nearestEdge(this.#scene.edges, this.#drawn, this.#positions, view, { x, y });
  }
}
