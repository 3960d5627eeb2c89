/** Text pieces to lines, without holding more than one piece and one line. */
import type { TextPiece } from './source.ts';

export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Bytes of the file read when this line was reached. */
  readonly done: number;
}

export function* splitLines(pieces: Iterable<TextPiece>): Generator<Line, void, void> {
  let number = 0;
  let held: string[] = [];
  let done = 0;
  for (const piece of pieces) {
    done = piece.done;
    const { text } = piece;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      number += 1;
      const line = text.slice(start, end);
      yield { text: held.length === 0 ? line : held.join('') + line, number, done };
      if (held.length > 0) held = [];
      start = end + 1;
    }
    if (start < text.length) held.push(start === 0 ? text : text.slice(start));
  }
  if (held.length > 0) yield { text: held.join(''), number: number + 1, done };
}
