/** Gzip, opened piece by piece with a bound: a small file that grows without end is stopped, not followed. */
import { Gunzip } from 'fflate';
import type { BytePiece, ByteSource } from './source.ts';

/** Text shrinks to a tenth or a twentieth; hundredfold is no text anybody wrote. */
const mostGrowth = 200;
const freeBytes = 10 << 20;
const mostBytes = 1 << 30;
const pieceBytes = 1 << 16;

/** How many bytes a compressed file of this size may hold. */
export function boundOf(compressedBytes: number): number {
  return Math.min(mostBytes, freeBytes + mostGrowth * compressedBytes);
}

/** `onProblem` is told once, why reading stopped before the end. */
export function sourceOfGzip(bytes: Uint8Array, onProblem: (reason: string) => void): ByteSource {
  return { size: bytes.length, pieces: () => inflatePieces(bytes, onProblem) };
}

function* inflatePieces(
  bytes: Uint8Array,
  onProblem: (reason: string) => void,
): Generator<BytePiece, void, void> {
  const bound = boundOf(bytes.length);
  let ready: Uint8Array[] = [];
  let total = 0;
  const inflater = new Gunzip((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const end = Math.min(bytes.length, start + pieceBytes);
    try {
      inflater.push(bytes.subarray(start, end), end === bytes.length);
    } catch {
      onProblem('the gzip file is damaged or cut off; what stood before the damage was read');
      start = bytes.length;
    }
    for (const piece of ready) {
      total += piece.length;
      yield { bytes: piece, done: end };
    }
    ready = [];
    if (total > bound) {
      onProblem(`the gzip file grows beyond ${String(bound >> 20)} MB; the rest was not read`);
      return;
    }
  }
}
