/** Text pieces to lines, without holding more than one piece and one line. */
import type { TextPiece } from './source.ts';

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
