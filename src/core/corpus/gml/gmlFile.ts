/** GML, as Gephi, networkx and igraph write it: nodes become records (title or label), their edges and positions a layer of their own. */
import { plainPaper } from '../json/plainPaper.ts';
import type { Format, RecordSink } from '../records.ts';
import { readGmlRecords, type GmlList, type GmlValue } from './parseGml.ts';

const recordsPerStep = 200;

export const gmlFile: Format = {
  name: 'GML',
  recognise: ({ text }) =>
    /^\s*(?:(?:#[^\n]*|Creator\s[^\n]*|Version\s[^\n]*|comment\s[^\n]*)\s*)*graph\s*\[/i.test(
      text.slice(0, 4000),
    ),
  async *read(input, sink) {
    const text = await input.text();
    let [line, counted, count] = [1, 0, 0];
    for (const { kind, at, values } of readGmlRecords(text)) {
      line += text.slice(counted, at).split('\n').length - 1;
      counted = at;
      if (values === undefined) sink.drop(line, `a ${kind} that is not closed`, text.slice(at, at + 200));
      else if (kind === 'node') takeNode(values, line, sink);
      else takeEdge(values, sink);
      count += 1;
      if (count % recordsPerStep === 0) yield at;
    }
  },
};

function takeNode(list: GmlList, line: number, sink: RecordSink): void {
  const values: Record<string, GmlValue> = Object.fromEntries(list);
  const id = textOf(values['id']);
  const title = plainPaper.matches(values)
    ? {}
    : { title: textOf(values['label']) || textOf(values['name']) };
  // What GML calls label is the name of the node, not of a class.
  delete values['label'];
  const record = plainPaper.toRecord({ ...values, ...title, id }, line);
  if (record.title === '') {
    sink.drop(line, 'node without a title or label', `node ${id}`);
    return;
  }
  sink.paper(record);
  const graphics = values['graphics'];
  const place: Record<string, GmlValue> = isList(graphics) ? Object.fromEntries(graphics) : values;
  if (typeof place['x'] === 'number' && typeof place['y'] === 'number')
    sink.place(id, place['x'], place['y']);
}

function takeEdge(list: GmlList, sink: RecordSink): void {
  const values: Record<string, GmlValue> = Object.fromEntries(list);
  const weight = Number(values['weight'] ?? values['value'] ?? 1);
  sink.edge(
    textOf(values['source']),
    textOf(values['target']),
    Number.isFinite(weight) && weight > 0 ? weight : 1,
  );
}

function isList(value: GmlValue | undefined): value is GmlList {
  return Array.isArray(value);
}

function textOf(value: GmlValue | undefined): string {
  return value === undefined || isList(value) ? '' : String(value);
}
