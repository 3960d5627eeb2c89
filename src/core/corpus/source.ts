/**
 * Where the bytes of one file come from: memory, or a compressed file opened piece by piece. A reader sees text pieces, so that a big file
 * never stands in memory a second time. Line ends become \n, the byte-order mark goes.
 */
import { detectEncoding, type Encoding } from './decode.ts';

/** One piece of the content and how many bytes of the original file it took to get here. */
export interface BytePiece {
  readonly bytes: Uint8Array;
  readonly done: number;
}

export interface ByteSource {
  /** Bytes of the original file: what progress is measured against. */
  readonly size: number;
  /** From the start, each time it is called. */
  pieces(): AsyncIterable<BytePiece>;
}

export interface TextPiece {
  readonly text: string;
  readonly done: number;
}

/** 'ascii' as far as was looked. */
export type TextEncoding = Exclude<Encoding, 'binary'> | 'ascii';

const pieceBytes = 1 << 18;
const headBytes = 1 << 16;

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async *pieces() {
      for (let start = 0; start < bytes.length; start += pieceBytes) {
        const end = Math.min(bytes.length, start + pieceBytes);
        yield { bytes: bytes.subarray(start, end), done: end };
      }
    },
  };
}

/** The first 64 KiB, or all there is. */
export async function readHead(source: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const { bytes } of source.pieces()) {
    parts.push(bytes);
    length += bytes.length;
    if (length >= headBytes) break;
  }
  return joinBytes(parts).subarray(0, headBytes);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Undefined where the content is no text. */
export function detectText(head: Uint8Array): TextEncoding | undefined {
  const encoding = detectEncoding(head);
  if (encoding === 'binary') return undefined;
  return encoding === 'utf-8' && findHighByte(head) < 0 ? 'ascii' : encoding;
}

function findHighByte(bytes: Uint8Array): number {
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index]! > 127) return index;
  return -1;
}

/** A head of plain ASCII says nothing about umlauts further down: the first that comes decides. */
export class Decoding {
  decoder: TextDecoder;
  private decided: boolean;

  constructor(
    encoding: TextEncoding,
    private readonly options: TextDecoderOptions = {},
  ) {
    this.decided = encoding !== 'ascii';
    this.decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding, options);
  }

  /** Is shown each piece before it is decoded. */
  look(bytes: Uint8Array): void {
    if (this.decided) return;
    const high = findHighByte(bytes);
    if (high < 0) return;
    this.decided = true;
    const encoding = detectEncoding(bytes.subarray(high, high + headBytes));
    if (encoding === 'windows-1252') this.decoder = new TextDecoder(encoding, this.options);
  }
}

/** Decoded pieces; a \r at the end of one waits for the next, so that \r\n is never torn apart. */
export async function* decodePieces(
  source: ByteSource,
  encoding: TextEncoding,
): AsyncGenerator<TextPiece, void, void> {
  const decoding = new Decoding(encoding);
  let held = '';
  let done = 0;
  for await (const piece of source.pieces()) {
    done = piece.done;
    decoding.look(piece.bytes);
    let text = held + decoding.decoder.decode(piece.bytes, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    yield { text: unifyLineEnds(text), done };
  }
  const rest = unifyLineEnds(held + decoding.decoder.decode());
  if (rest !== '') yield { text: rest, done };
}

export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
