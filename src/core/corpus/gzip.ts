/**
 * Gzip, opened piece by piece with a bound: a small file that grows without end is stopped, not followed. The platform's own decoder does it
 * beside the reader; where it gives up (a damaged file, or several files in one), a slower one takes over, which tells what can still be read.
 */
import { Gunzip } from 'fflate';
import { joinBytes, type BytePiece, type ByteSource } from './source.ts';

/** Text shrinks to a tenth or a twentieth; hundredfold is no text anybody wrote. */
const mostGrowth = 200;
const freeBytes = 10 << 20;
const mostBytes = 1 << 30;
const pieceBytes = 1 << 16;
/** The platform takes its time for each piece it is given, and gives back small ones whatever it was given. */
const nativePieceBytes = 1 << 20;
/** The platform's pieces are small: several are given at once. */
const givenBytes = 1 << 18;

/** How many bytes a compressed file of this size may hold. */
export function boundOf(compressedBytes: number): number {
  return Math.min(mostBytes, freeBytes + mostGrowth * compressedBytes);
}

/** `onProblem` is told why reading stopped before the end. */
export function sourceOfGzip(bytes: Uint8Array, onProblem: (reason: string) => void): ByteSource {
  return { size: bytes.length, pieces: () => inflateWithin(bytes, onProblem) };
}

async function* inflateWithin(
  bytes: Uint8Array,
  onProblem: (reason: string) => void,
): AsyncGenerator<BytePiece, void, void> {
  const bound = boundOf(bytes.length);
  let total = 0;
  for await (const piece of inflate(bytes, onProblem)) {
    total += piece.bytes.length;
    yield piece;
    if (total > bound) {
      onProblem(`the gzip file grows beyond ${String(bound >> 20)} MB; the rest was not read`);
      return;
    }
  }
}

async function* inflate(
  bytes: Uint8Array,
  onProblem: (reason: string) => void,
): AsyncGenerator<BytePiece, void, void> {
  let given = 0;
  try {
    for await (const piece of inflateNatively(bytes)) {
      given += piece.bytes.length;
      yield piece;
    }
    return;
  } catch {
    // What was given so far is right; the slower decoder goes on from there.
  }
  for (const piece of inflateSlowly(bytes, onProblem)) {
    const known = Math.min(given, piece.bytes.length);
    given -= known;
    if (known < piece.bytes.length) yield { bytes: piece.bytes.subarray(known), done: piece.done };
  }
}

async function* inflateNatively(bytes: Uint8Array): AsyncGenerator<BytePiece, void, void> {
  let done = 0;
  const compressed = new ReadableStream<BufferSource>({
    pull(controller) {
      const end = Math.min(bytes.length, done + nativePieceBytes);
      controller.enqueue(bytes.slice(done, end));
      done = end;
      if (end === bytes.length) controller.close();
    },
  });
  const reader = compressed.pipeThrough(new DecompressionStream('gzip')).getReader();
  let held: Uint8Array[] = [];
  let size = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      held.push(step.value);
      size += step.value.length;
      if (size < givenBytes) continue;
      yield { bytes: joinBytes(held), done };
      held = [];
      size = 0;
    }
    if (size > 0) yield { bytes: joinBytes(held), done };
  } catch (error) {
    // What came before the damage is right.
    if (size > 0) yield { bytes: joinBytes(held), done };
    throw error;
  } finally {
    // Also where the reader of the pieces stops early.
    await reader.cancel().catch(() => undefined);
  }
}

function* inflateSlowly(
  bytes: Uint8Array,
  onProblem: (reason: string) => void,
): Generator<BytePiece, void, void> {
  let ready: Uint8Array[] = [];
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
    for (const piece of ready) yield { bytes: piece, done: end };
    ready = [];
  }
}
