/**
 * Draws out of sight and shows the picture when it is done: a page that hands over a canvas waits until all of it has been drawn, which takes
 * a quarter of a second at 10,000 papers where there is no graphics card. Copying the finished picture takes a millisecond.
 */

/** In milliseconds: how often is asked whether the picture is done. */
const patience = 4;

export class DrawnAside {
  readonly #gl: WebGL2RenderingContext;
  readonly #picture: WebGLFramebuffer;
  #width = 0;
  #height = 0;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#picture = gl.createFramebuffer();
  }

  /** A picture is being drawn: until it is shown there is no room for another. */
  get busy(): boolean {
    return this.#asking !== undefined;
  }

  /** The canvas was given another size, and with it lost its picture: the next is better drawn in sight. */
  get torn(): boolean {
    const { drawingBufferWidth, drawingBufferHeight } = this.#gl;
    return this.#width > 0 && (drawingBufferWidth !== this.#width || drawingBufferHeight !== this.#height);
  }

  draw(paint: () => void, shown: () => void): void {
    const gl = this.#gl;
    this.#fit();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#picture);
    gl.clear(gl.COLOR_BUFFER_BIT);
    paint();
    const done = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const ask = () => {
      // Of a lost context nothing is known, and somebody else tells of it.
      const signaled = done === null || gl.getSyncParameter(done, gl.SYNC_STATUS) === gl.SIGNALED;
      if (!signaled && !gl.isContextLost()) {
        this.#asking = setTimeout(ask, patience);
        return;
      }
      this.#asking = undefined;
      gl.deleteSync(done);
      this.#show();
      shown();
    };
    this.#asking = setTimeout(ask, patience);
  }

  drawInSight(paint: () => void): void {
    const gl = this.#gl;
    this.stop();
    this.#fit();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.clear(gl.COLOR_BUFFER_BIT);
    paint();
  }

  stop(): void {
    clearTimeout(this.#asking);
    this.#asking = undefined;
  }

  #show(): void {
    const gl = this.#gl;
    const [width, height] = [this.#width, this.#height];
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#picture);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
    gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
  }

  /** As large as the canvas. */
  #fit(): void {
    const gl = this.#gl;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    if (width === this.#width && height === this.#height) return;
    [this.#width, this.#height] = [width, height];
    const memory = gl.createRenderbuffer();
    gl.bindRenderbuffer(gl.RENDERBUFFER, memory);
    gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#picture);
    const before = gl.getFramebufferAttachmentParameter(
      gl.FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0,
      gl.FRAMEBUFFER_ATTACHMENT_OBJECT_NAME,
    ) as WebGLRenderbuffer | null;
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, memory);
    gl.deleteRenderbuffer(before);
  }
}
