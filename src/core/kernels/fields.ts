/** A record of numbers of 4 bytes in a kernel's memory, as a class of its assembly lays them out. */
import type { KernelInstance } from './instance.ts';

type Room = Pick<KernelInstance<{ readonly memory: WebAssembly.Memory }>, 'reserve' | 'int32'>;

export class Fields<Name extends string> {
  readonly address: number;
  private numbers: Int32Array;

  constructor(
    private readonly kernel: Room,
    private readonly names: readonly Name[],
  ) {
    this.address = kernel.reserve(4 * names.length);
    this.numbers = kernel.int32(this.address, names.length);
  }

  get(name: Name): number {
    return this.look()[this.names.indexOf(name)]!;
  }

  set(values: Readonly<Partial<Record<Name, number>>>): void {
    const numbers = this.look();
    for (const [at, name] of this.names.entries()) if (name in values) numbers[at] = values[name]!;
  }

  /** A view ends when memory grows. */
  private look(): Int32Array {
    if (this.numbers.length === 0) this.numbers = this.kernel.int32(this.address, this.names.length);
    return this.numbers;
  }
}
