/** Cleaning of strings that come from files: what leaves here is plain text that is safe to show, search and write. */
import { readableLatex } from './latex.ts';

/** One line: control characters out, blanks collapsed. */
export function cleanLine(text: string): string {
  return dropControls(text).replace(/\s+/g, ' ').trim();
}

/** Paragraphs: blanks collapsed inside each, one blank line between them; single line breaks are wrapping, not meaning. */
export function cleanParagraphs(text: string): string {
  const cleaned = dropControls(text);
  if (!cleaned.includes('\n')) return cleaned.replace(/\s+/g, ' ').trim();
  const paragraphs = cleaned
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

export function readableLine(text: string): string {
  return cleanLine(readableLatex(text));
}

export function readableParagraphs(text: string): string {
  return cleanParagraphs(readableLatex(text));
}

/** What must go: controls, byte-order marks, soft hyphens, zero-width blanks, direction overrides. */
const unwanted = /(?![\t\n\v\f\r])[\p{Cc}\ufeff\u00ad\u200b\u202a-\u202e\u2066-\u2069]/u;
const allUnwanted = new RegExp(unwanted.source, 'gu');
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function dropControls(text: string): string {
  const cleaned = unwanted.test(text) ? text.replace(allUnwanted, '') : text;
  return loneSurrogate.test(cleaned) ? cleaned.replace(loneSurrogate, '\ufffd') : cleaned;
}
