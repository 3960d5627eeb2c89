/**
 * Asks for WebGL once, compiles what it is given, and ends: the browser starts WebGL up and keeps what was compiled, so that the page does
 * not stand still for it.
 */
const gl = new OffscreenCanvas(1, 1).getContext('webgl2');

/** A vertex and a fragment shader each. */
export type ShaderPair = readonly [vertex: string, fragment: string];

function compile(context: WebGL2RenderingContext, [vertex, fragment]: ShaderPair): void {
  const program = context.createProgram();
  for (const [kind, source] of [
    [context.VERTEX_SHADER, vertex],
    [context.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = context.createShader(kind);
    if (shader === null) return;
    context.shaderSource(shader, source);
    context.compileShader(shader);
    context.attachShader(program, shader);
  }
  context.linkProgram(program);
  // Waits until it is done.
  context.getProgramParameter(program, context.LINK_STATUS);
}

onmessage = ({ data }: MessageEvent<readonly ShaderPair[]>) => {
  if (gl !== null) for (const pair of data) compile(gl, pair);
  postMessage(undefined);
};
