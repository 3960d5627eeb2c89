/**
 * Cleaning of strings that come from files: what leaves here is plain text that is safe to show, search and write. Nearly all texts need
 * nothing done: that is found out by native searches (about 4 ns a character), and only what needs it pays for more.
 */
import { readableLatex } from './latex.ts';
import { plainMarkup } from './markup.ts';

/** Controls, special blanks, marks of direction, surrogates; signs of LaTeX and of markup. */
const unusual =
  // eslint-disable-next-line no-control-regex -- controls are among what is looked for
  /[\u0000-\u001f\u007f-\u00a0\u00ad\\$^{}~`<&\u1680\u2000-\u200f\u2028-\u206f\u3000\ud800-\udfff\ufeff]/;
const latexSigns = /[\\$^{}~`]|\dtimes/;
const markupSigns = /[<&]/;

function needsNothing(text: string): boolean {
  if (unusual.test(text) || text.includes('  ') || text.startsWith(' ') || text.endsWith(' ')) return false;
  // A digit before "times": `\times` that lost its backslash.
  return !text.includes('times') || !/\dtimes/.test(text);
}

/** One line: control characters out, blanks collapsed. */
export function cleanLine(text: string): string {
  return needsNothing(text) ? text : tidyLine(dropControls(text));
}

/** Paragraphs: blanks collapsed inside each, one blank line between them; single line breaks are wrapping, not meaning. */
export function cleanParagraphs(text: string): string {
  if (needsNothing(text)) return text;
  const cleaned = dropControls(text);
  if (!cleaned.includes('\n')) return tidyLine(cleaned);
  const paragraphs = cleaned.split(/\n[^\S\n]*\n\s*/).map(tidyLine);
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/** One line with simple LaTeX made readable. */
export function readableLine(text: string): string {
  return cleanLine(latexSigns.test(text) ? readableLatex(text) : text);
}

/** Paragraphs with simple LaTeX made readable. */
export function readableParagraphs(text: string): string {
  return cleanParagraphs(latexSigns.test(text) ? readableLatex(text) : text);
}

/** One line, formatting tags and character references resolved, simple LaTeX readable. */
export function plainLine(text: string): string {
  if (needsNothing(text)) return text;
  return readableLine(markupSigns.test(text) ? plainMarkup(text) : text);
}

export function plainParagraphs(text: string): string {
  if (needsNothing(text)) return text;
  return readableParagraphs(markupSigns.test(text) ? plainMarkup(text) : text);
}

/** Collapsing rewrites every word, so it is done only where there is something to collapse. */
function tidyLine(text: string): string {
  return /[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** What must go: controls, byte-order marks, soft hyphens, zero-width blanks, direction overrides. */
const unwanted = /(?![\t\n\v\f\r])[\p{Cc}\ufeff\u00ad\u200b\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Some of these, or a surrogate: plain code units, which is quicker to search than classes. */
const suspect =
  // eslint-disable-next-line no-control-regex -- controls are among what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/;

function dropControls(text: string): string {
  return suspect.test(text) ? text.replace(unwanted, '').replace(loneSurrogate, '\ufffd') : text;
}
