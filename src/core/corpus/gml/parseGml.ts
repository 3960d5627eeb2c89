/**
 * GML (Himsolt 1997): keys, each with a number, a string in quotes or a list in brackets. Nodes and edges are found one by one, so that a
 * broken one costs none of its neighbours. Cost: each character once, and once more where a record is broken.
 */

export type GmlValue = string | number | GmlList;
export type GmlList = readonly (readonly [key: string, value: GmlValue])[];

export interface GmlRecord {
  readonly kind: 'node' | 'edge';
  /** Where it starts in the text. */
  readonly at: number;
  /** Undefined where it is broken. */
  readonly values: GmlList | undefined;
}

const deepest = 20;
const opening = /(?<![\w"])(node|edge)\s*\[/g;
const token = /\s*(?:#[^\n]*\s*)*(?:([A-Za-z_][\w.]*)|("[^"]*")|([-+]?[\d.]+(?:[eE][-+]?\d+)?)|([[\]]))/y;

export function* readGmlRecords(text: string): Generator<GmlRecord, void, void> {
  const from = new RegExp(opening);
  for (let found = from.exec(text); found !== null; found = from.exec(text)) {
    const kind = found[1] as 'node' | 'edge';
    const list = readList(text, from.lastIndex, 0);
    yield { kind, at: found.index, values: list?.values };
    if (list !== undefined) from.lastIndex = list.end;
  }
}

/** From behind an opening bracket to behind its closing one. */
function readList(
  text: string,
  start: number,
  depth: number,
): { readonly values: GmlList; readonly end: number } | undefined {
  const values: [string, GmlValue][] = [];
  for (let at = start; ;) {
    const key = readToken(text, at);
    if (key === undefined || depth > deepest) return undefined;
    if (key.match[4] === ']') return { values, end: key.end };
    const name = key.match[1];
    const value = name === undefined ? undefined : readToken(text, key.end);
    if (name === undefined || value === undefined) return undefined;
    at = value.end;
    const [, word, quoted, number, bracket] = value.match;
    if (bracket === '[') {
      const inner = readList(text, value.end, depth + 1);
      if (inner === undefined) return undefined;
      values.push([name, inner.values]);
      at = inner.end;
    } else if (quoted !== undefined) values.push([name, unquote(quoted)]);
    else if (number !== undefined) values.push([name, Number(number)]);
    else if (word !== undefined) values.push([name, word]);
    else return undefined;
  }
}

function readToken(
  text: string,
  at: number,
): { readonly match: RegExpExecArray; readonly end: number } | undefined {
  token.lastIndex = at;
  const match = token.exec(text);
  return match === null ? undefined : { match, end: token.lastIndex };
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/&(?:#(\d{1,7})|(\w{2,5}));/g, (whole, code: string | undefined, name: string | undefined) => {
      if (name !== undefined) return entities[name] ?? whole;
      const point = Number(code);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}
