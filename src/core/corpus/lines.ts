/** Files to lines, without holding more than one piece and one line. */
import type { ReaderInput } from './records.ts';
import { Decoding, joinBytes, unifyLineEnds, type TextContent, type TextPiece } from './source.ts';

export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Bytes of the file read when this line was reached. */
  readonly done: number;
}

/** The lines that end in each piece, together: waiting once a piece is cheap, once a line is not. */
export async function* splitLines(
  pieces: AsyncIterable<TextPiece>,
): AsyncGenerator<readonly Line[], void, void> {
  let number = 0;
  let held: string[] = [];
  let done = 0;
  for await (const piece of pieces) {
    done = piece.done;
    const { text } = piece;
    const lines: Line[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      number += 1;
      const line = text.slice(start, end);
      lines.push({ text: held.length === 0 ? line : held.join('') + line, number, done });
      if (held.length > 0) held = [];
      start = end + 1;
    }
    if (start < text.length) held.push(start === 0 ? text : text.slice(start));
    if (lines.length > 0) yield lines;
  }
  if (held.length > 0) yield [{ text: held.join(''), number: number + 1, done }];
}

const lineFeed = 10;

/**
 * The same from bytes: each line is decoded by itself, so that one without accents is a string of one byte a character, which is made and
 * parsed in half the time. A byte 10 is a line end in every encoding but UTF-16; lines that end in \r only are left to the text.
 */
export async function* readLines(input: ReaderInput): AsyncGenerator<readonly Line[], void, void> {
  const { source, encoding } = input.content;
  for await (const { bytes } of source.pieces()) {
    if (encoding.startsWith('utf-16') || !bytes.includes(lineFeed)) yield* splitLines(input.pieces());
    else yield* splitBytes(input.content);
    return;
  }
}

async function* splitBytes(content: TextContent): AsyncGenerator<readonly Line[], void, void> {
  const decoding = new Decoding(content, { ignoreBOM: true });
  let number = 0;
  let held: Uint8Array[] = [];
  let done = 0;
  const take = (lines: Line[], end: Uint8Array): void => {
    const bytes = held.length === 0 ? end : joinBytes([...held, end]);
    held = [];
    for (const text of decodeLine(bytes, decoding.decoder, number === 0))
      lines.push({ text, number: (number += 1), done });
  };
  for await (const { bytes, done: now } of content.source.pieces()) {
    done = now;
    await decoding.look(bytes);
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      take(lines, bytes.subarray(start, end));
      start = end + 1;
    }
    if (start < bytes.length) held.push(bytes.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (held.length === 0) return;
  const rest: Line[] = [];
  take(rest, new Uint8Array());
  yield rest;
}

/** More than one line where it holds an \r. */
function decodeLine(bytes: Uint8Array, decoder: TextDecoder, first: boolean): readonly string[] {
  // Decoding at one go, Node 20 takes Windows-1252 for Latin-1.
  let text = decoder.decode(bytes, { stream: decoder.encoding === 'windows-1252' });
  if (first && text.startsWith('\ufeff')) text = text.slice(1);
  if (text.endsWith('\r')) text = text.slice(0, -1);
  return text.includes('\r') ? unifyLineEnds(text).split('\n') : [text];
}
