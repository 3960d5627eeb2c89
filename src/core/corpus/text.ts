/**
 * Cleaning of strings that come from files: what leaves here is plain text that is safe to show, search and write. Nearly all texts need
 * nothing done, so each is scanned once by character code (about 1 ns a character) and only what needs it pays for more.
 */
import { readableLatex } from './latex.ts';
import { plainMarkup } from './markup.ts';

const needsSpaces = 1;
const needsLatex = 2;
const needsMarkup = 4;
const needsControls = 8;

const flags = new Uint8Array(128);
for (let code = 0; code < 32; code += 1) flags[code] = needsControls | needsSpaces;
for (const code of [9, 10, 11, 12, 13]) flags[code] = needsSpaces;
flags[127] = needsControls;
for (const sign of '\\$^{}~`') flags[sign.charCodeAt(0)] = needsLatex;
for (const sign of '<&') flags[sign.charCodeAt(0)] = needsMarkup;

const space = 32;
const smallT = 116;

/** What a text needs, as bits. */
function scan(text: string): number {
  let needs = 0;
  let before = space;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === space) {
      if (before === space) needs |= needsSpaces;
    } else if (code < 128) {
      needs |= flags[code]!;
      // A digit before "times": `\times` that lost its backslash.
      if (code === smallT && before >= 48 && before <= 57) needs |= needsLatex;
    } else if (isUnusual(code)) needs |= needsControls | needsSpaces;
    before = code;
  }
  return before === space ? needs | needsSpaces : needs;
}

/** Outside ASCII: controls, special blanks, marks of direction, surrogates. */
function isUnusual(code: number): boolean {
  if (code < 0x2000) return code <= 0xa0 || code === 0xad;
  return code < 0x3000
    ? code < 0x2010 || (code >= 0x2028 && code < 0x2070) || code === 0x205f
    : code === 0x3000 || (code >= 0xd800 && code < 0xe000) || code === 0xfeff;
}

/** One line: control characters out, blanks collapsed. */
export function cleanLine(text: string): string {
  const needs = scan(text);
  return tidyLine(text, needs);
}

/** Paragraphs: blanks collapsed inside each, one blank line between them; single line breaks are wrapping, not meaning. */
export function cleanParagraphs(text: string): string {
  return tidyParagraphs(text, scan(text));
}

/** One line with simple LaTeX made readable. */
export function readableLine(text: string): string {
  const needs = scan(text);
  return (needs & needsLatex) === 0 ? tidyLine(text, needs) : cleanLine(readableLatex(text));
}

/** Paragraphs with simple LaTeX made readable. */
export function readableParagraphs(text: string): string {
  const needs = scan(text);
  return (needs & needsLatex) === 0 ? tidyParagraphs(text, needs) : cleanParagraphs(readableLatex(text));
}

/** One line, formatting tags and character references resolved, simple LaTeX readable. */
export function plainLine(text: string): string {
  const needs = scan(text);
  return (needs & needsMarkup) === 0 ? readableLine(text) : readableLine(plainMarkup(text));
}

export function plainParagraphs(text: string): string {
  const needs = scan(text);
  if (needs === 0) return text;
  return (needs & needsMarkup) === 0 ? readableParagraphs(text) : readableParagraphs(plainMarkup(text));
}

function tidyLine(text: string, needs: number): string {
  if ((needs & (needsSpaces | needsControls)) === 0) return text;
  const cleaned = (needs & needsControls) === 0 ? text : dropControls(text);
  return cleaned.replace(/\s+/g, ' ').trim();
}

function tidyParagraphs(text: string, needs: number): string {
  if (!text.includes('\n')) return tidyLine(text, needs);
  const paragraphs = dropControls(text)
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/** What must go: controls, byte-order marks, soft hyphens, zero-width blanks, direction overrides. */
const unwanted = /(?![\t\n\v\f\r])[\p{Cc}\ufeff\u00ad\u200b\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function dropControls(text: string): string {
  return text.replace(unwanted, '').replace(loneSurrogate, '\ufffd');
}
