/** Gives back the memory of a file that has been read, long before the collector would think of it: of a big file, a quarter of the peak. */
import { MessageChannel } from 'node:worker_threads';
import type { InputFile } from '../core/corpus/importResult.ts';

const { port1: nowhere, port2 } = new MessageChannel();
// What is sent to a port whose other end is closed is freed at once.
port2.close();
nowhere.unref();

export function releaseBytes({ bytes }: InputFile): void {
  const { buffer } = bytes;
  // A small file may share its buffer with others.
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== bytes.byteLength) return;
  nowhere.postMessage(buffer, [buffer]);
}
