/** GEXF and GraphML: nodes become records (title or label), their edges and positions a layer of their own. */
import { plainPaper } from '../json/plainPaper.ts';
import type { RecordSink } from '../records.ts';
import { childrenOf, find, findAll, readRecords, textOf, type XmlNode } from './parseXml.ts';

const nodesPerStep = 200;

export function* readGraph(text: string, sink: RecordSink): Generator<number, void, void> {
  const names = readAttributeNames(text);
  let line = 1;
  let counted = 0;
  let count = 0;
  for (const { at, node, problem, text: raw } of readRecords(text, ['node', 'edge'])) {
    for (
      let index = text.indexOf('\n', counted);
      index >= 0 && index < at;
      index = text.indexOf('\n', index + 1)
    )
      line += 1;
    counted = at;
    if (node === undefined) sink.drop(line, problem ?? 'not an element', raw);
    else if (node.name === 'edge') takeEdge(node, names, sink);
    else takeNode(node, names, line, sink);
    count += 1;
    if (count % nodesPerStep === 0) yield at;
  }
}

/** GEXF `<attribute id title>`, GraphML `<key id attr.name>`. */
function readAttributeNames(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { node } of readRecords(text.slice(0, 200_000), ['attribute', 'key'])) {
    const id = node?.attributes.get('id');
    const name = node?.attributes.get('title') ?? node?.attributes.get('attr.name');
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  return names;
}

function readValues(node: XmlNode, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const values: [string, string][] = [];
  for (const value of childrenOf(find(node, 'attvalues'), 'attvalue')) {
    const id = value.attributes.get('for') ?? value.attributes.get('id') ?? '';
    values.push([names.get(id) ?? id, value.attributes.get('value') ?? '']);
  }
  for (const data of childrenOf(node, 'data')) {
    const id = data.attributes.get('key') ?? '';
    values.push([names.get(id) ?? id, textOf(data)]);
  }
  return Object.fromEntries(values);
}

function takeNode(node: XmlNode, names: ReadonlyMap<string, string>, line: number, sink: RecordSink): void {
  const id = node.attributes.get('id') ?? '';
  const values = readValues(node, names);
  // networkx names its nodes by their ids.
  const label =
    node.attributes.get('label') ||
    textValue(values['label']) ||
    readYedLabel(node) ||
    (/\p{L}/u.test(id) ? id : '');
  const title = plainPaper.matches(values) ? {} : { title: label };
  // What GEXF calls label is the name of the node, not of a class.
  delete values['label'];
  const record = plainPaper.toRecord({ ...values, ...title, id }, line);
  if (record.title === '') {
    sink.drop(line, 'node without a title or label', `node ${id}`);
    return;
  }
  sink.paper(record);
  const position = (findAll(node, 'position')[0] ?? findAll(node, 'Geometry')[0])?.attributes;
  const [x, y] = [position?.get('x') ?? values['x'], position?.get('y') ?? values['y']];
  if (x !== undefined && y !== undefined && x !== '' && y !== '') sink.place(id, Number(x), Number(y));
}

function textValue(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** yEd draws GraphML: what a node is called and where it stands is in its graphics. */
function readYedLabel(node: XmlNode): string {
  return textOf(findAll(node, 'NodeLabel')[0]).trim();
}

function takeEdge(edge: XmlNode, names: ReadonlyMap<string, string>, sink: RecordSink): void {
  const values = readValues(edge, names);
  const weight = Number(edge.attributes.get('weight') ?? values['weight'] ?? 1);
  sink.edge(
    edge.attributes.get('source') ?? '',
    edge.attributes.get('target') ?? '',
    Number.isFinite(weight) && weight > 0 ? weight : 1,
  );
}
