/** What Sigma draws: all ties and all papers, on one layer. To Sigma it is how the two corners of the map look, the only things it knows of. */
import type Sigma from 'sigma';
import { EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram } from 'sigma/rendering';
import type { RenderParams } from 'sigma/types';
import { createColumnProgram, defineColumns, type ColumnProgram, type Pattern } from './columnProgram.ts';
import { DrawnAside } from './drawnAside.ts';
import { dotColumns, type Dots } from './dots.ts';
import type { Gl } from './oneLayerSigma.ts';
import { hairlineColumns, wideColumns, type Lines } from './lines.ts';

/** In the order in which they are drawn. */
const shapes = [
  ['wide', EdgeRectangleProgram, wideColumns],
  ['hairlines', EdgeLineProgram, hairlineColumns],
  ['dots', NodeCircleProgram, dotColumns],
] as const satisfies readonly (readonly [string, { readonly prototype: Pattern }, readonly string[]])[];

type Shape = (typeof shapes)[number][0];

/** Vertex and fragment shader of each shape, word for word as they will be compiled. */
export function listShaders(): [vertex: string, fragment: string][] {
  return shapes.map(([, { prototype }, columns]) => {
    const { VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment } = defineColumns(
      prototype,
      columns,
    );
    return [vertex, fragment];
  });
}

const nothing = new Float32Array();
const ignore = (): void => undefined;

export class MapProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  readonly #programs: Record<Shape, ColumnProgram>;
  readonly #sigma: Sigma;
  readonly #gl: Gl;
  readonly #aside: DrawnAside | undefined;
  /** The picture asked for last: on its way, or left out because the one before is. */
  #last: 'shown' | 'coming' | 'left out' = 'shown';
  #then = ignore;

  constructor(gl: Gl, sigma: Sigma) {
    this.#gl = gl;
    this.#sigma = sigma;
    // Sigma takes the older WebGL where there is no newer.
    if ('fenceSync' in gl)
      this.#aside = new DrawnAside(gl, () => {
        if (this.#last === 'left out') sigma.scheduleRender();
      });
    this.#programs = Object.fromEntries(
      shapes.map(([shape, { prototype }, columns]) => [
        shape,
        createColumnProgram(prototype, columns, gl, sigma),
      ]),
    ) as Record<Shape, ColumnProgram>;
  }

  showDots({ corners }: Dots): void {
    this.#programs.dots.fill(corners);
  }

  showLines(lines: Lines | undefined): void {
    const wide = lines?.widths !== undefined;
    this.#programs.wide.fill(wide ? lines.corners : nothing);
    this.#programs.hairlines.fill(wide ? nothing : (lines?.corners ?? nothing));
  }

  /** Something in every shape, so that all of them are compiled. */
  drawSample(): void {
    for (const [shape, , columns] of shapes)
      this.#programs[shape].fill(new Float32Array(6 * columns.length * 2));
  }

  /** To be called after a frame was asked of Sigma: once its picture is shown; never where it is left out for one that comes later. */
  whenShown(then: () => void): void {
    if (this.#last === 'shown') then();
    else if (this.#last === 'coming') this.#then = then;
  }

  /** The canvas comes into sight: the frame that brings it would wait for what is drawn on it. */
  appear(): void {
    this.#aside?.rest();
  }

  reallocate(): void {
    // The corners of the map are not drawn.
  }
  process(): void {
    // Nor written.
  }

  render(params: RenderParams): void {
    const paint = () => this.#paint(params);
    this.#last = 'coming';
    if (this.#aside === undefined) {
      this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
      paint();
      this.#last = 'shown';
    } else if (this.#aside.busy) this.#last = 'left out';
    else this.#aside.draw(paint, () => this.#shown());
  }

  kill(): void {
    this.#aside?.stop();
    for (const program of Object.values(this.#programs)) program.kill();
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #paint(params: RenderParams): void {
    const { wide, hairlines, dots } = this.#programs;
    if (!this.#isMoving()) for (const lines of [wide, hairlines]) lines.render(params);
    dots.render(params);
  }

  #shown(): void {
    if (this.#last === 'coming') this.#last = 'shown';
    const then = this.#then;
    this.#then = ignore;
    then();
  }

  /** Many lines are left out on the way: what Sigma does with those it knows of. */
  #isMoving(): boolean {
    if (!this.#sigma.getSetting('hideEdgesOnMove')) return false;
    const { isMoving, draggedEvents, currentWheelDirection } = this.#sigma.getMouseCaptor();
    return (
      this.#sigma.getCamera().isAnimated() || isMoving || draggedEvents !== 0 || currentWheelDirection !== 0
    );
  }
}
