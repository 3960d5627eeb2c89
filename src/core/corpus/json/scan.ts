/**
 * Finding the ends of JSON values without parsing them: so that a big array is read element by element, and one broken element costs
 * none of its neighbours. Cost: each character once; a salvage is bounded.
 */
import type { TextPiece } from '../source.ts';
import { parseOrUndefined } from './values.ts';

/** One element as text, with the 1-based line it starts on. */
export interface Element {
  readonly text: string;
  readonly line: number;
  readonly done: number;
  /** False where the file ended inside it. */
  readonly closed: boolean;
}

const quote = 34;
const backslash = 92;
const newline = 10;
const comma = 44;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** The elements of an array that is the whole file: those that end in each piece of text, together. */
export async function* scanArray(
  pieces: AsyncIterable<TextPiece>,
): AsyncGenerator<readonly Element[], void, void> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let startLine = 1;
  let done = 0;
  let held: string[] = [];
  for await (const piece of pieces) {
    const elements: Element[] = [];
    const { text } = piece;
    done = piece.done;
    let start = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === newline) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inString = false;
        continue;
      }
      if (code === quote) inString = true;
      else if (code === openBrace || code === openBracket) {
        depth += 1;
        if (depth === 1) start = index + 1;
        if (depth === 2 && isBlank(held, text, start, index)) startLine = line;
      } else if (code === closeBrace || code === closeBracket) depth -= 1;
      if ((code === comma && depth === 1) || (code === closeBracket && depth === 0)) {
        const element = (held.join('') + text.slice(start, index)).trim();
        held = [];
        start = index + 1;
        if (element !== '') elements.push({ text: element, line: startLine, done, closed: true });
        startLine = line;
      }
    }
    if (depth > 0 && start < text.length) held.push(text.slice(start));
    if (elements.length > 0) yield elements;
  }
  const rest = held.join('').trim();
  if (rest !== '') yield [{ text: rest, line: startLine, done, closed: false }];
}

function isBlank(held: readonly string[], text: string, start: number, end: number): boolean {
  return held.every((part) => part.trim() === '') && text.slice(start, end).trim() === '';
}

/** Where the value that opens at `start` closes (exclusive), or -1 within `most` characters. */
export function findEnd(text: string, start: number, most: number): number {
  let depth = 0;
  let inString = false;
  const limit = Math.min(text.length, start + most);
  for (let index = start; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBrace || code === openBracket) depth += 1;
    else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
      if (depth <= 0) return index + 1;
    }
  }
  return -1;
}

const longestObject = 1 << 21;
const mostSteps = 1 << 26;

/** Whole objects inside broken text that `accept` takes, and the stretches between them that nothing could be made of. */
export function* salvage(
  text: string,
  accept: (value: unknown) => boolean,
): Generator<{ readonly value?: unknown; readonly at: number; readonly text: string }, void, void> {
  const opening = /[,[]\s*(?=\{\s*")|\n\s*(?=\{\s*")|^\s*(?=\{\s*")/g;
  let lost = 0;
  let steps = 0;
  for (let found = opening.exec(text); found !== null && steps < mostSteps; found = opening.exec(text)) {
    if (found[0] === '') opening.lastIndex += 1;
    const start = found.index + found[0].length;
    const end = findEnd(text, start, longestObject);
    steps += (end < 0 ? longestObject : end - start) + 1;
    const value = end < 0 ? undefined : parseOrUndefined(text.slice(start, end));
    if (value === undefined || !accept(value)) continue;
    if (hasContent(text.slice(lost, start)) && !isPreamble(text, lost, start))
      yield { at: lost, text: text.slice(lost, start) };
    yield { value, at: start, text: '' };
    lost = end;
    opening.lastIndex = end;
  }
  if (hasContent(text.slice(lost))) yield { at: lost, text: text.slice(lost) };
}

/** What stands before the first record of a list: `{"meta":{...},"results":[`. */
function isPreamble(text: string, lost: number, start: number): boolean {
  return lost === 0 && text.slice(0, start).trimEnd().endsWith('[');
}

function hasContent(text: string): boolean {
  return /[^\s,[\]{}]/.test(text);
}

/** The 1-based lines on which the objects of the array at `path` start, in order. */
export function findElementLines(text: string, path: readonly string[]): readonly number[] {
  const lines: number[] = [];
  const keys: string[] = [];
  let depth = 0;
  let line = 1;
  let lastString = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === newline) line += 1;
    else if (code === quote) {
      const end = endOfString(text, index);
      if (end - index < 40) lastString = text.slice(index + 1, end);
      index = end;
    } else if (code === 58) keys[depth] = lastString;
    else if (code === openBrace || code === openBracket) {
      if (
        code === openBrace &&
        depth === path.length + 1 &&
        path.every((key, level) => keys[level + 1] === key)
      )
        lines.push(line);
      depth += 1;
      keys[depth] = '';
    } else if (code === closeBrace || code === closeBracket) depth -= 1;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === backslash) index += 1;
    else if (code === quote) return index;
  }
  return text.length;
}
