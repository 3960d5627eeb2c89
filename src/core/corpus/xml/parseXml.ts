/**
 * XML to small trees, one record at a time. Written here because a strict parser gives up the whole file for one broken record, and
 * because nothing may ever be expanded: a document type with its entities is passed over, so a billion laughs stay one line of text.
 * Cost: linear in the text. Prefixes of names are left out.
 */
import { decodeEntities } from '../markup.ts';

export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlNode | string)[];
}

export interface XmlRecord {
  readonly at: number;
  readonly node?: XmlNode;
  /** Set where the record could not be read. */
  readonly problem?: string;
  readonly text: string;
}

const deepest = 300;
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<!DOCTYPE(?:[^[>]|\[[\s\S]{0,100000}?\]\s*(?=>))*>|<\/\s*([\w:.-]+)\s*>|<([A-Za-z_][\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|([^<]+)|</g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Every outermost element of one of these (local) names. */
export function* readRecords(text: string, names: readonly string[]): Generator<XmlRecord, void, void> {
  const opening = new RegExp(`<(?:[\\w.-]+:)?(?:${names.join('|')})(?=[\\s/>])`, 'g');
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const { node, end, problem } = parseElement(text, found.index, new Set(names));
    const record = { at: found.index, text: text.slice(found.index, Math.min(end, found.index + 400)) };
    yield problem === undefined && node !== undefined
      ? { ...record, node }
      : { ...record, problem: problem ?? 'not an element' };
    opening.lastIndex = Math.max(end, found.index + 1);
  }
}

interface Parsed {
  readonly node: XmlNode | undefined;
  readonly end: number;
  readonly problem?: string;
}

/** A record that begins inside a record means that the outer one never closed; reading goes on there. */
function parseElement(text: string, start: number, recordNames: ReadonlySet<string>): Parsed {
  const stack: XmlNode[] = [];
  let root: XmlNode | undefined;
  token.lastIndex = start;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [, cdata, closing, opening, attributes, selfClosing, words] = found;
    if (opening !== undefined) {
      const node: XmlNode = {
        name: localName(opening),
        attributes: readAttributes(attributes ?? ''),
        children: [],
      };
      if (stack.length > 0 && stack.length <= 2 && recordNames.has(node.name) && node.name === root?.name)
        return { node: root, end: found.index, problem: 'the record never closes before the next one' };
      if (stack.length >= deepest)
        return { node: root, end: token.lastIndex, problem: 'elements nested too deep' };
      stack.at(-1)?.children.push(node);
      root ??= node;
      if (selfClosing !== '/') stack.push(node);
      else if (stack.length === 0) return { node: root, end: token.lastIndex };
    } else if (closing !== undefined) {
      closeTo(stack, localName(closing));
      if (stack.length === 0) return { node: root, end: token.lastIndex };
    } else if (words !== undefined) stack.at(-1)?.children.push(decodeEntities(words));
    else if (cdata !== undefined) stack.at(-1)?.children.push(cdata);
    else if (found[0] === '<') stack.at(-1)?.children.push('<');
  }
  return { node: root, end: text.length, problem: 'the file ends inside this record' };
}

/** A closing tag closes what was left open inside; one that was never opened is passed over. */
function closeTo(stack: XmlNode[], name: string): void {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    if (stack[index]?.name !== name) continue;
    stack.length = index;
    return;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute))
    attributes.set(localName(name), decodeEntities(double ?? single ?? ''));
  return attributes;
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name === name,
  );
}

/** The first element down a path of names. */
export function find(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

/** All elements of a name at any depth. */
export function findAll(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  const all: XmlNode[] = [];
  const visit = (inner: XmlNode): void => {
    for (const child of inner.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) all.push(child);
      visit(child);
    }
  };
  if (node !== undefined) visit(node);
  return all;
}

/** All text inside. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string {
  return textOf(find(node, ...path)).trim();
}

const blocks = new Set(['p', 'sec', 'title', 'AbstractText', 'label', 'list-item']);

/** All text inside, blocks as paragraphs. */
export function paragraphsOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/\s*\n\s*/g, ' ');
      return blocks.has(child.name) ? `\n\n${paragraphsOf(child)}\n\n` : paragraphsOf(child);
    })
    .join('');
}
