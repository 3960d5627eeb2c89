/**
 * Draws out of sight and shows the picture when it is done: a page that hands over a canvas waits until all of it has been drawn, which takes
 * a quarter of a second at 10,000 papers where there is no graphics card. Copying the finished picture takes a millisecond. Where drawing is
 * quick, as with most graphics cards, it is done in sight: each picture is then seen a frame sooner.
 */

/** In milliseconds: how often is asked whether a picture is done, and what is quick. */
const patience = 4;
const quick = 10;

export class DrawnAside {
  readonly #gl: WebGL2RenderingContext;
  readonly #picture: WebGLFramebuffer;
  /** Called when there is room for another picture. */
  readonly #free: () => void;
  readonly #now: () => number;
  #width = 0;
  #height = 0;
  #busy = false;
  #isQuick = false;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(gl: WebGL2RenderingContext, free: () => void, now = () => performance.now()) {
    this.#gl = gl;
    this.#now = now;
    this.#picture = gl.createFramebuffer();
    this.#free = free;
  }

  /** A picture is on its way: until it has been handed over there is no room for another, which would be waited for as well. */
  get busy(): boolean {
    return this.#busy && !this.#torn;
  }

  /** `shown` is called once the picture is seen: at once, or later. */
  draw(paint: () => void, shown: () => void): void {
    const gl = this.#gl;
    // Without its picture the canvas is blank: nobody should see that.
    const inSight = this.#isQuick || this.#torn;
    this.stop();
    this.#fit();
    gl.bindFramebuffer(gl.FRAMEBUFFER, inSight ? null : this.#picture);
    gl.clear(gl.COLOR_BUFFER_BIT);
    paint();
    this.#busy = !inSight;
    this.#whenDone(() => {
      if (inSight) return;
      this.#show();
      shown();
      this.rest();
    });
    if (inSight) shown();
  }

  /** No picture is begun before the page has handed over the frame it is at. */
  rest(): void {
    this.#busy = true;
    this.#frame = requestAnimationFrame(() => {
      this.#asking = setTimeout(() => {
        this.#busy = false;
        this.#free();
      });
    });
  }

  stop(): void {
    clearTimeout(this.#asking);
    cancelAnimationFrame(this.#frame);
    this.#busy = false;
  }

  #whenDone(then: () => void): void {
    const gl = this.#gl;
    const start = this.#now();
    const done = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const ask = () => {
      // Of a lost context nothing is known, and somebody else tells of it.
      const isDone = done === null || gl.getSyncParameter(done, gl.SYNC_STATUS) === gl.SIGNALED;
      if (!isDone && !gl.isContextLost()) {
        this.#asking = setTimeout(ask, patience);
        return;
      }
      gl.deleteSync(done);
      this.#isQuick = this.#now() - start < quick;
      then();
    };
    this.#asking = setTimeout(ask, patience);
  }

  /** The canvas was given another size, and with it lost its picture. */
  get #torn(): boolean {
    const { drawingBufferWidth, drawingBufferHeight } = this.#gl;
    return this.#width > 0 && (drawingBufferWidth !== this.#width || drawingBufferHeight !== this.#height);
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
