/**
 * A WebAssembly module of kernels: compiled once, instantiated for each job with a memory of its own. Where WebAssembly or its SIMD is missing
 * (or a policy forbids it) there is none, and plain TypeScript does the same work, bit for bit.
 */

/** From hexadecimal digits; undefined where it cannot run. */
export function compileKernels(digits: string): WebAssembly.Module | undefined {
  try {
    const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
      parseInt(digits.slice(2 * at, 2 * at + 2), 16),
    );
    return new WebAssembly.Module(bytes);
  } catch {
    return undefined;
  }
}

const pageBytes = 65536;
const alignment = 16;

type Numbers = Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** An instance and its memory, handed out from the bottom up. Views are valid until the next `reserve`. */
export class KernelInstance<Functions extends { readonly memory: WebAssembly.Memory }> {
  readonly run: Functions;
  private used: number;

  constructor(module: WebAssembly.Module) {
    this.run = new WebAssembly.Instance(module, {
      env: {
        log: Math.log,
        abort: () => {
          throw new Error('A kernel stopped: its memory is exhausted or its input is malformed.');
        },
      },
    }).exports as unknown as Functions;
    // What the compiler placed statically lies in the first page.
    this.used = pageBytes;
  }

  /** Address of `bytes` of memory, zero at first. */
  reserve(bytes: number): number {
    const address = Math.ceil(this.used / alignment) * alignment;
    this.expect(address + bytes - this.used);
    this.used = address + bytes;
    return address;
  }

  /** Says that so many bytes more will be asked for. Those that nobody touches cost nothing; each time memory grows the engine clears up. */
  expect(bytes: number): void {
    const missing = this.used + bytes - this.run.memory.buffer.byteLength;
    if (missing > 0) this.run.memory.grow(Math.ceil(missing / pageBytes));
  }

  /** Where the next address will be: what is handed out from here on can be given back. */
  get top(): number {
    return this.used;
  }

  /** Takes back all addresses from one on. What is handed out again holds what it held. */
  release(top: number): void {
    this.used = top;
  }

  /** Address of more bytes for what stands at another, of which so many are kept; the old place is lost. */
  enlarge(address: number, kept: number, bytes: number): number {
    const larger = this.reserve(bytes);
    this.uint8(larger, kept).set(this.uint8(address, kept));
    return larger;
  }

  /** Address of a copy of the numbers. */
  store(numbers: Numbers): number {
    const address = this.reserve(numbers.byteLength);
    this.write(address, numbers);
    return address;
  }

  write(address: number, numbers: Numbers): void {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    new Uint8Array(this.run.memory.buffer, address, numbers.byteLength).set(bytes);
  }

  uint8(address: number, length: number): Uint8Array {
    return new Uint8Array(this.run.memory.buffer, address, length);
  }

  int32(address: number, length: number): Int32Array {
    return new Int32Array(this.run.memory.buffer, address, length);
  }

  int16(address: number, length: number): Int16Array {
    return new Int16Array(this.run.memory.buffer, address, length);
  }

  uint16(address: number, length: number): Uint16Array {
    return new Uint16Array(this.run.memory.buffer, address, length);
  }

  uint32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.run.memory.buffer, address, length);
  }

  float32(address: number, length: number): Float32Array {
    return new Float32Array(this.run.memory.buffer, address, length);
  }

  float64(address: number, length: number): Float64Array {
    return new Float64Array(this.run.memory.buffer, address, length);
  }
}
