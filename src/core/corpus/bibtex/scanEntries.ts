/**
 * BibTeX to entries with raw field values (braces and commands still in them). Written here because the parser at hand took seconds for a
 * thousand entries and could not be stopped. A broken entry ends where the next one plainly begins at the start of a line: its neighbours
 * are read. `@string` names are put in; `@comment`, `@preamble` and text between entries are passed over. Cost: linear in the text.
 */

export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  /** Lower-case names. */
  readonly fields: ReadonlyMap<string, string>;
  readonly at: number;
}

export interface BrokenEntry {
  readonly problem: string;
  readonly at: number;
  readonly text: string;
}

/** What an entry in the middle of a line of text never looks like: the recovery point after a broken one. */
const nextEntry = /\n[ \t]*@[A-Za-z]+[ \t]*[{(]/g;
const entryInside = /\n[ \t]*@[A-Za-z]+[ \t]*\{[^\s,{}()"=]*\s*,/y;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

class Problem extends Error {}

export function* scanEntries(text: string): Generator<BibtexEntry | BrokenEntry, void, void> {
  const strings = new Map(months.map((month) => [month, month]));
  const start = /@[ \t]*([A-Za-z]+)[ \t]*(?=[{(])/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    if (isCommentedOut(text, found.index)) continue;
    const type = (found[1] ?? '').toLowerCase();
    const reader = new EntryReader(text, start.lastIndex, strings);
    try {
      if (type === 'comment' || type === 'preamble') reader.skip();
      else if (type === 'string') reader.readString();
      else yield { type, ...reader.readEntry(), at: found.index };
      start.lastIndex = reader.at;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const end = findNext(text, start.lastIndex);
      if (type !== 'comment' && type !== 'preamble')
        yield { problem: problem.message, at: found.index, text: text.slice(found.index, end) };
      start.lastIndex = end;
    }
  }
}

/** People put a % before an entry they do not want. */
function isCommentedOut(text: string, at: number): boolean {
  return /^\s*%/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

function findNext(text: string, from: number): number {
  nextEntry.lastIndex = from;
  return nextEntry.exec(text)?.index ?? text.length;
}

class EntryReader {
  at: number;
  private readonly text: string;
  private readonly strings: Map<string, string>;
  private readonly close: string;

  /** `at` is on the opening brace or bracket. */
  constructor(text: string, at: number, strings: Map<string, string>) {
    this.text = text;
    this.strings = strings;
    this.close = text.charAt(at) === '(' ? ')' : '}';
    this.at = at + 1;
  }

  skip(): void {
    this.at = this.findClose(this.at - 1) + 1;
  }

  readString(): void {
    const [name, value] = this.readField();
    this.strings.set(name, value);
    this.skipBlanks();
    if (this.text.charAt(this.at) === this.close) this.at += 1;
  }

  readEntry(): { readonly key: string; readonly fields: ReadonlyMap<string, string> } {
    const key = this.readKey();
    const fields = new Map<string, string>();
    for (;;) {
      this.skipSeparators();
      if (this.at >= this.text.length) throw new Problem('the entry never closes');
      if (this.text.charAt(this.at) === this.close) break;
      const [name, value] = this.readField();
      if (!fields.has(name) || fields.get(name) === '') fields.set(name, value);
    }
    this.at += 1;
    return { key, fields };
  }

  /** Up to the first comma; an entry without a key begins with its first field. */
  private readKey(): string {
    const match = /\s*([^,={}"#\n]*?)\s*(,|\n|[})])/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (found === null) return '';
    const closes = found[2] === '}' || found[2] === ')';
    this.at = match.lastIndex - (closes ? 1 : 0);
    return found[1] ?? '';
  }

  private readField(): readonly [string, string] {
    const match = /\s*([^\s=,{}"#@]+(?:[ \t][^\s=,{}"#@]+)*)\s*=/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (found === null)
      throw new Problem(`expected a field, got "${this.text.slice(this.at, this.at + 30).trim()}"`);
    this.at = match.lastIndex;
    return [(found[1] ?? '').toLowerCase(), this.readValue()];
  }

  /** Pieces joined by "#". */
  private readValue(): string {
    let value = this.readPiece();
    for (;;) {
      this.skipBlanks();
      if (this.text.charAt(this.at) !== '#') return value;
      this.at += 1;
      value += this.readPiece();
    }
  }

  private readPiece(): string {
    this.skipBlanks();
    const opening = this.text.charAt(this.at);
    if (opening === '{') {
      const end = this.findClose(this.at);
      const value = this.text.slice(this.at + 1, end);
      this.at = end + 1;
      return value;
    }
    if (opening === '"') return this.readQuoted();
    const match = /[^\s,#{}()"=]+/y;
    match.lastIndex = this.at;
    const word = match.exec(this.text)?.[0];
    if (word === undefined) return '';
    this.at = match.lastIndex;
    return this.strings.get(word.toLowerCase()) ?? word;
  }

  private readQuoted(): string {
    let depth = 0;
    for (let index = this.at + 1; index < this.text.length; index += 1) {
      const sign = this.text.charAt(index);
      if (sign === '\\') index += 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      else if (sign === '"' && depth <= 0) {
        const value = this.text.slice(this.at + 1, index);
        this.at = index + 1;
        return value;
      } else if (sign === '\n') this.refuseEntry(index);
    }
    throw new Problem('a quote never closes');
  }

  /** Where the brace or bracket at `open` closes. */
  private findClose(open: number): number {
    const opening = this.text.charAt(open);
    const closing = opening === '(' ? ')' : '}';
    let depth = 0;
    for (let index = open; index < this.text.length; index += 1) {
      const sign = this.text.charAt(index);
      if (sign === '\\') index += 1;
      else if (sign === opening) depth += 1;
      else if (sign === closing) {
        depth -= 1;
        if (depth === 0) return index;
      } else if (sign === '\n') this.refuseEntry(index);
    }
    throw new Problem('a brace never closes');
  }

  private refuseEntry(newline: number): void {
    entryInside.lastIndex = newline;
    if (entryInside.test(this.text)) throw new Problem('a brace or quote never closes before the next entry');
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 32) this.at += 1;
  }

  private skipSeparators(): void {
    while (
      this.at < this.text.length &&
      (this.text.charCodeAt(this.at) <= 32 || this.text.charAt(this.at) === ',')
    )
      this.at += 1;
  }
}
