/**
 * Where the bytes of one file come from: memory, or a compressed file opened piece by piece. A reader sees text pieces, so that a big file
 * never stands in memory a second time. Line ends become \n, the byte-order mark goes.
 */
import { detectEncoding, type Encoding } from './decode.ts';
import type { OlderEncoding } from './legacyEncoding.ts';

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
export type TextEncoding = Exclude<Encoding, 'binary' | 'older'> | OlderEncoding | 'ascii';

export interface TextGuess {
  readonly encoding: TextEncoding;
  /** What a person should be told of it. */
  readonly note?: string | undefined;
}

/** Bytes, and as what they are decoded. */
export interface TextContent {
  readonly source: ByteSource;
  readonly encoding: TextEncoding;
  /** Is given the note of a guess that is made on the way. */
  readonly tell: (note: string | undefined) => void;
}

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

/** By its first bytes (RFC 1952; deflate is its only method). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
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
export async function detectText(head: Uint8Array): Promise<TextGuess | undefined> {
  const encoding = detectEncoding(head);
  if (encoding === 'binary') return undefined;
  if (encoding === 'older') return guessOlder(head);
  return { encoding: encoding === 'utf-8' && findHighByte(head) < 0 ? 'ascii' : encoding };
}

async function guessOlder(sample: Uint8Array): Promise<TextGuess> {
  return (await import('./legacyEncoding.ts')).guessEncoding(sample);
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
    private readonly content: TextContent,
    private readonly options: TextDecoderOptions = {},
  ) {
    this.decided = content.encoding !== 'ascii';
    this.decoder = new TextDecoder(this.decided ? content.encoding : 'utf-8', options);
  }

  /** Is shown each piece before it is decoded. */
  async look(bytes: Uint8Array): Promise<void> {
    const high = this.decided ? -1 : findHighByte(bytes);
    if (high < 0) return;
    this.decided = true;
    const sample = bytes.subarray(high, high + headBytes);
    if (detectEncoding(sample) !== 'older') return;
    const { encoding, note } = await guessOlder(sample);
    this.decoder = new TextDecoder(encoding, this.options);
    this.content.tell(note);
  }
}

/** Decoded pieces; a \r at the end of one waits for the next, so that \r\n is never torn apart. */
export async function* decodePieces(content: TextContent): AsyncGenerator<TextPiece, void, void> {
  const decoding = new Decoding(content);
  let held = '';
  let done = 0;
  for await (const piece of content.source.pieces()) {
    done = piece.done;
    await decoding.look(piece.bytes);
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
