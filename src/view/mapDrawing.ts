/** The papers and ties on the stage: what of them is written anew when a scene, a place or the measure of the map changes. */
import { placeDot, placeDots, makeDots, type Dots } from './dots.ts';
import { buildGraph, type MapGraph } from '../core/graph/graphology.ts';
import type { MapEdges } from '../core/types.ts';
import { frameOf, isSameFrame, type Frame } from './frame.ts';
import type { Region } from '../core/graph/regions.ts';
import { inTasks } from './inTasks.ts';
import { makeLines, placeLines, type Lines } from './lines.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { fadeStrays } from './strays.ts';

/** Sigma goes through all papers and ties of its graph whenever that changes: of more, the page would stand still. */
const mostForGraph = 2000;

export class MapDrawing {
  readonly #stage: Stage;
  /** Asks for the next frame. */
  readonly #redraw: () => void;
  #scene: Scene | undefined;
  #positions = new Float32Array();
  #dots: Dots | undefined;
  #smallestSize = 0;
  #regions: readonly Region[] = [];
  /** What the regions are of. */
  #outlined: Uint16Array | undefined;
  #lines: Lines | undefined;
  /** Lines that are being made. */
  #coming: Generator | undefined;
  #frame: Frame | undefined;
  #graphed: { readonly graph: MapGraph; readonly edges: MapEdges; positions: Float32Array } | undefined;
  /** A paper was carried: the whole map stays what it was until somebody asks for all of it. */
  #held = false;

  constructor(stage: Stage, redraw: () => void) {
    this.#stage = stage;
    this.#redraw = redraw;
  }

  /** `drawn`: numbers of the edges to draw, strongest first; none while papers move. Thousands of lines follow the papers a moment later. */
  show(scene: Scene, positions: Float32Array, smallestSize: number, drawn: Uint32Array | undefined): void {
    if (this.#scene?.edges !== scene.edges) this.#held = false;
    this.#scene = scene;
    this.#smallestSize = smallestSize;
    if (this.#outlined !== scene.assignment) this.#regions = [];
    this.#makeDots(scene);
    const sameLines = drawn !== undefined && positions === this.#positions;
    this.#place(positions);
    this.#coming = undefined;
    if (!sameLines) this.#setLines(undefined);
    if (drawn === undefined) return;
    const work = (this.#coming = makeLines(scene, positions, this.#frame!, drawn));
    void inTasks(
      work,
      () => this.#coming === work,
      (lines) => this.#setLines(lines),
    );
  }

  /** The grounds of the clusters that are shown: papers away from them are fainter. */
  outline(regions: readonly Region[]): void {
    const scene = this.#scene;
    const before = this.#regions;
    this.#regions = regions;
    this.#outlined = scene?.assignment;
    const strays = [...before, ...regions].some((region) => region.strays.length > 0);
    if (scene === undefined || this.#dots === undefined || !strays) return;
    this.#makeDots(scene);
    placeDots(this.#dots, this.#positions, this.#frame!);
    this.#stage.program.showDots(this.#dots);
    this.#redraw();
  }

  /** The same papers elsewhere, without ties. */
  move(positions: Float32Array): void {
    this.#coming = undefined;
    this.#setLines(undefined);
    this.#place(positions);
  }

  /** One paper elsewhere, and its ties with it; nothing is measured anew. */
  carry(row: number, positions: Float32Array): void {
    const [dots, frame] = [this.#dots, this.#frame];
    if (dots === undefined || frame === undefined) return;
    this.#held = true;
    this.#positions = positions as Float32Array<ArrayBuffer>;
    placeDot(dots.corners, row, positions, frame);
    this.#stage.program.showDots(dots);
    this.#carryNode(row);
    this.#replaceLines(row);
    this.#redraw();
  }

  /** Sigma need not hear of each step. */
  #carryNode(row: number): void {
    if (this.#graphed === undefined) return;
    const [x, y] = this.#positions.subarray(row * 2);
    Object.assign(this.#graphed.graph.getNodeAttributes(String(row)), { x, y });
    this.#graphed.positions = this.#positions;
  }

  /** The whole map is what its papers take up now; while one is carried it stays what it was. */
  measure(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#place(this.#positions);
    this.#replaceLines();
  }

  /** Radii in map units. */
  get sizes(): Float32Array | undefined {
    return this.#dots?.sizes;
  }

  /** No more lines come. */
  stop(): void {
    this.#coming = undefined;
  }

  #makeDots(scene: Scene): void {
    this.#dots = makeDots(scene, this.#smallestSize);
    fadeStrays(this.#dots, scene, this.#regions);
  }

  #place(positions: Float32Array): void {
    this.#positions = positions as Float32Array<ArrayBuffer>;
    const dots = this.#dots!;
    const frame = this.#held ? this.#frame! : frameOf(positions);
    if (this.#frame === undefined || !isSameFrame(this.#frame, frame)) this.#stage.setFrame(frame);
    this.#frame = frame;
    placeDots(dots, positions, frame);
    this.#stage.program.showDots(dots);
    this.#redraw();
  }

  #setLines(lines: Lines | undefined): void {
    this.#coming = undefined;
    if (lines === undefined && this.#lines === undefined) return;
    this.#lines = lines;
    this.#graphTies();
    this.#stage.program.showLines(lines);
    this.#redraw();
  }

  /** Papers at rest, and all of their ties; while papers move Sigma holds nothing. */
  #graphTies(): void {
    const rests = this.#lines !== undefined;
    const { edges, radii } = this.#scene!;
    if (rests && edges === this.#graphed?.edges && this.#positions === this.#graphed.positions) return;
    this.#graphed =
      rests && radii.length <= mostForGraph
        ? {
            edges,
            positions: this.#positions,
            graph: buildGraph(radii.length, edges, this.#positions),
          }
        : undefined;
    this.#stage.setGraph(this.#graphed?.graph);
  }

  /** All of them, or those of one paper. */
  #replaceLines(row?: number): void {
    const [lines, scene, frame] = [this.#lines, this.#scene, this.#frame];
    if (lines === undefined || scene === undefined || frame === undefined) return;
    placeLines(lines, scene.edges, this.#positions, frame, row === undefined ? {} : { row });
    this.#setLines(lines);
  }
}
