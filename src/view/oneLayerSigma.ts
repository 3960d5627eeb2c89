/**
 * Sigma with one layer of WebGL instead of three: ties and papers share it. Each layer takes memory of the graphics card, and time to start
 * and at every frame. That one is not Sigma's to clear, for its picture stays until the next is done (drawnAside.ts), and so do the names
 * over it; nor is anything drawn for Sigma to tell by its colour what is under the pointer (hitRow.ts).
 */
import Sigma from 'sigma';

export type Gl = WebGLRenderingContext | WebGL2RenderingContext;

const nothing = (): void => undefined;

/** All that Sigma asks of a layer on which it draws nothing. */
const idle = { blendFunc: nothing, viewport: nothing, clear: nothing, getExtension: () => null };

export class OneLayerSigma extends Sigma {
  /** Set while Sigma starts, before its programs are made. */
  declare gl: Gl;

  override createWebGLContext(id: string): WebGLRenderingContext {
    const canvas = this.createCanvas(id);
    if (id === 'nodes') {
      // To be given another size costs as much as to be made.
      const { offsetWidth, offsetHeight } = this.getContainer();
      Object.assign(canvas, {
        width: offsetWidth * window.devicePixelRatio,
        height: offsetHeight * window.devicePixelRatio,
      });
      this.gl = startGl(canvas);
    }
    Object.assign(canvas, { getContext: () => idle });
    const given = super.createWebGLContext(id, { canvas });
    if (id === 'nodes') Reflect.deleteProperty(canvas, 'getContext');
    return given;
  }

  override clear(): this {
    return this;
  }
}

function startGl(canvas: HTMLCanvasElement): Gl {
  const start = (kind: 'webgl2' | 'webgl') => canvas.getContext(kind, { antialias: false }) as Gl | null;
  const gl = start('webgl2') ?? start('webgl');
  if (gl === null) throw new Error('this browser has no WebGL');
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  return gl;
}
