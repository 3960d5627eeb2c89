/**
 * LaTeX in titles and abstracts made readable as plain text where that is simple: accents, font commands, Greek letters, simple powers
 * and indices. What is not simple stays as written: a reader of LaTeX still understands it, and nothing is lost. Never makes markup.
 */
import { accentMarks, indices, letters, powers, symbols, words } from './latexTables.ts';

const anyLatex = /[\\$^{}~]|``|\dtimes/;
/** Private-use stand-ins for escaped characters, so that `\$5` never opens a formula. */
const standIns = new Map([
  ['$', '\ue000'],
  ['{', '\ue001'],
  ['}', '\ue002'],
  ['_', '\ue003'],
  ['^', '\ue004'],
]);

export function readableLatex(text: string): string {
  if (!anyLatex.test(text)) return text;
  let result = text;
  if (result.includes('\\')) result = replaceAccents(hideEscapes(result));
  if (result.includes('$') || result.includes('\\(')) result = replaceFormulas(result);
  if (result.includes('\\')) result = unwrapCommands(replaceWords(dropBoxes(result)));
  result = replacePlainTraces(result);
  return /[\ue000-\ue004]/.test(result) ? showEscapes(result) : result;
}

function hideEscapes(text: string): string {
  return text.replace(/\\([$%&#_{}])/g, (_, sign: string) => standIns.get(sign) ?? sign);
}

function showEscapes(text: string): string {
  let result = text;
  for (const [sign, standIn] of standIns) result = result.replaceAll(standIn, sign);
  return result;
}

/** `\"u`, `\'{e}`, `\c{c}`, `\"{\i}`: the letter and its combining mark, composed. */
function replaceAccents(text: string): string {
  const accent =
    /\\(?:(["'`^~=.])\s?|([uvHckrbdt])(?=\s*\{|\s+[A-Za-z]))\s*(?:\{\s*(\\[ij]|[A-Za-z])\s*\}|(\\[ij]\b|[A-Za-z]))/g;
  return text.replace(accent, (whole, sign?: string, letterSign?: string, braced?: string, bare?: string) => {
    const mark = accentMarks.get(sign ?? letterSign ?? '');
    if (mark === undefined) return whole;
    return ((braced ?? bare ?? '').replace('\\', '') + mark).normalize('NFC');
  });
}

/** `$...$` and `\(...\)`; a price (`$5 and $6`) is no formula: those close after a blank or open before one. */
function replaceFormulas(text: string): string {
  const formula = /\$\$?([^\s$](?:[^$\n]{0,300}?[^\s$])?)\$\$?(?!\d)|\\\((.{1,300}?)\\\)/g;
  return text.replace(formula, (whole, dollars?: string, brackets?: string) => {
    const inner = dollars ?? brackets ?? '';
    if (brackets === undefined && !looksLikeFormula(inner)) return whole;
    const readable = readFormula(inner);
    return readable.includes('\\') ? whole : readable;
  });
}

function looksLikeFormula(inner: string): boolean {
  return /[\\^_{}=<>+*/~|]/.test(inner) || /^[-A-Za-z0-9.,()\s]{1,12}$/.test(inner);
}

function readFormula(inner: string): string {
  let result = replaceWords(inner).replace(/~/g, ' ');
  result = unwrapCommands(result);
  result = result.replace(/\^\{?\s*(?:\\circ|°)\s*\}?/g, '°');
  result = result.replace(/\^(?:\{([^{}]*)\}|(\S))/g, (whole, group?: string, single?: string) =>
    raise(group ?? single ?? '', powers, whole),
  );
  return result.replace(/_(?:\{([^{}]*)\}|(\S))/g, (whole, group?: string, single?: string) =>
    raise(group ?? single ?? '', indices, whole),
  );
}

/** All characters as small ones, or `^x` without its braces where some have none. */
function raise(inner: string, small: ReadonlyMap<string, string>, whole: string): string {
  const characters = [...inner.trim()];
  if (characters.every((character) => small.has(character)))
    return characters.map((character) => small.get(character) ?? '').join('');
  return characters.length === 1 ? whole.charAt(0) + characters.join('') : whole;
}

/** `\alpha`, `\times`, `\eg`: one sign or word each. */
function replaceWords(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\([A-Za-z]+)(\s*\{\})?(\s*)/g,
    (whole, name: string, _: string | undefined, blank: string) => {
      const sign = symbols.get(name) ?? words.get(name);
      if (sign === undefined) return whole;
      // A blank only ends the name of a letter (`\o re`); behind others people mean it.
      return letters.has(name) ? sign : sign + blank;
    },
  );
}

/** Where a sign is raised or lowered to is nothing to read: `\raisebox{-0.5ex}\textasciitilde`. */
function dropBoxes(text: string): string {
  return text.replace(/\\raisebox\s*\{[^{}]*\}/g, '');
}

/** Font and colour commands leave what they hold: `\textit{a}`, `{\em a}`, `\textcolor[rgb]{1,0,0}{a}`. Innermost first. */
function unwrapCommands(text: string): string {
  const command =
    /\\(?:text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal|superscript|subscript)?|emph|underline|mathrm|mathbf|mathbb|mathcal|mathsf|mathit|mathfrak|mathscr|boldsymbol|bm|operatorname|mbox|hbox|url|ensuremath|texorpdfstring|href)\*?\s*\{([^{}]*)\}/g;
  const colour = /\\(?:text)?color(?:\[[^\]]*\])?\{[^{}]*\}\s*(?:\{([^{}]*)\})?/g;
  const group = /\{\s*\\(?:em|it|bf|tt|sc|rm|sf|sl|itshape|bfseries|scshape|small|large)\b\s*([^{}]*)\}/g;
  let result = text;
  for (let depth = 0; depth < 5 && result.includes('\\'); depth += 1) {
    const before = result;
    result = result.replace(colour, '$1').replace(command, '$1').replace(group, '$1');
    if (result === before) break;
  }
  return result;
}

/** What is left where a site took the dollars or backslashes away: `360^{\circ}`, `512times512`, `R^3`, `Cheng~(2019)`. */
function replacePlainTraces(text: string): string {
  let result = text;
  if (result.includes('times'))
    result = result.replace(/(\d)times(?=\d|\b)(?:\s(?=\d))?/g, '$1×').replaceAll('{times}', '×');
  if (result.includes('^')) {
    result = result.replace(/\^\{?\s*(?:\\circ|°)\s*\}?/g, '°');
    result = result.replace(
      /([A-Za-z0-9)])\^(\d)(?![\d.])/g,
      (_, base: string, digit: string) => base + (powers.get(digit) ?? digit),
    );
  }
  if (result.includes('~'))
    result = result.replace(/([A-Za-z])~(?=[([A-Za-z\\])|([A-Za-z]\.)~(?=\w)/g, '$1$2 ');
  if (result.includes('``')) result = result.replace(/``([^`']*)''/g, '“$1”');
  // A backslash before a digit or blank says nothing; `{,}` and `{R}` are only spacing.
  if (result.includes('\\')) result = result.replace(/\\(?=\d)|\\(?=\s)/g, '');
  if (!result.includes('{')) return result;
  return result.replace(/(?<![\w^_\\\]}])\{([\p{L}\p{N}\s.,:;'’-]*)\}/gu, '$1');
}
