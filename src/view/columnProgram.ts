/**
 * One of Sigma's programs, shaders and settings as they are, but drawn from columns that are handed over as a whole (dots.ts, lines.ts) and
 * only when they changed. Sigma takes one object after the other, and hands all of them over at every frame, twice: once for the eye and
 * once, in colours that are numbers, to tell what is under the pointer (hitRow does). Corners are written out instead of one shape drawn
 * many times: where there is no graphics card each such instance costs as much as a drawing of its own.
 */
import type Sigma from 'sigma';
import { Program } from 'sigma/rendering';
import type { Gl } from './oneLayerSigma.ts';

type Definition = Exclude<ReturnType<Program['getDefinition']>, { CONSTANT_DATA: unknown }>;
type Info = Parameters<Program['setUniforms']>[1];
type Params = Parameters<Program['setUniforms']>[0];

interface Column {
  readonly name: string;
  readonly size: number;
  readonly type: number;
  readonly normalized?: boolean | undefined;
}

/** What is taken from one of Sigma's own programs. */
export interface Pattern {
  getDefinition(): Omit<Definition, 'ATTRIBUTES'> & {
    readonly ATTRIBUTES: readonly Column[];
    readonly CONSTANT_ATTRIBUTES?: readonly Column[];
  };
  setUniforms(params: Params, info: Info): void;
}

export interface ColumnProgram {
  /** From the next frame on; the numbers of all corners, column by column as they were named. */
  fill(corners: Float32Array): void;
  render(params: Params): void;
  kill(): void;
}

export function createColumnProgram(
  pattern: Pattern,
  columns: readonly string[],
  gl: Gl,
  sigma: Sigma,
): ColumnProgram {
  class Columns extends Program implements ColumnProgram {
    #changed = false;

    override getDefinition(): Definition {
      return defineColumns(pattern, columns);
    }

    override setUniforms(params: Params, info: Info): void {
      pattern.setUniforms(params, info);
    }

    fill(corners: Float32Array): void {
      this.array = corners;
      this.verticesCount = corners.length / this.ATTRIBUTES_ITEMS_COUNT;
      this.#changed = true;
    }

    protected override bindProgram(info: Info): void {
      gl.bindBuffer(gl.ARRAY_BUFFER, info.buffer);
      let offset = 0;
      for (const attribute of this.ATTRIBUTES) offset += this.bindAttribute(attribute, info, offset);
      if (this.#changed) gl.bufferData(gl.ARRAY_BUFFER, this.array, gl.DYNAMIC_DRAW);
      this.#changed = false;
      gl.bindBuffer(gl.ARRAY_BUFFER, null);
    }

    /** Where the picture goes is not the program's to say (see drawnAside.ts). */
    override drawWebGL(method: number): void {
      gl.drawArrays(method, 0, this.verticesCount);
    }
  }
  return new Columns(gl, null, sigma);
}

/** The shaders' own columns, in the order in which they are filled. */
export function defineColumns(pattern: Pattern, columns: readonly string[]): Definition {
  const { VERTICES, VERTEX_SHADER_SOURCE, FRAGMENT_SHADER_SOURCE, UNIFORMS, METHOD, ...all } =
    pattern.getDefinition();
  const ATTRIBUTES = columns.map((column) => {
    const found = [...all.ATTRIBUTES, ...(all.CONSTANT_ATTRIBUTES ?? [])].find(({ name }) => name === column);
    if (found === undefined) throw new Error(`Sigma's shader has no column "${column}"`);
    const { name, size, type, normalized = false } = found;
    return { name, size, type, normalized };
  });
  return { VERTICES, VERTEX_SHADER_SOURCE, FRAGMENT_SHADER_SOURCE, UNIFORMS, METHOD, ATTRIBUTES };
}
