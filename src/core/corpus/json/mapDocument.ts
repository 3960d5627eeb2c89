/** A map saved by this program: its papers, with their positions and edges as a layer. */
import type { RecordSink } from '../records.ts';
import { plainPaper } from './plainPaper.ts';
import { asText, isObject, objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

export function isMapDocument(root: JsonObject): boolean {
  return valueAt(root, 'format') === 'paperweave' && Array.isArray(valueAt(root, 'papers'));
}

export function* readMapDocument(
  root: JsonObject,
  lines: readonly number[],
  sink: RecordSink,
): Generator<number, void, void> {
  sink.recognised('Paperweave map');
  const papers = valueAt(root, 'papers') as readonly unknown[];
  for (const [index, paper] of papers.entries()) {
    const line = lines.length === papers.length ? lines[index]! : 1;
    if (!isObject(paper) || !plainPaper.matches(paper)) {
      sink.drop(line, 'a paper without a title', JSON.stringify(paper));
      continue;
    }
    sink.paper(plainPaper.toRecord(paper, line));
    const [x, y] = [valueAt(paper, 'x'), valueAt(paper, 'y')];
    if (typeof x === 'number' && typeof y === 'number') sink.place(textAt(paper, 'id'), x, y);
    if (index % 200 === 199) yield index;
  }
  for (const edge of objectsAt(root, 'edges')) {
    const weight = valueAt(edge, 'weight');
    sink.edge(
      asText(valueAt(edge, 'source')),
      asText(valueAt(edge, 'target')),
      typeof weight === 'number' ? weight : 1,
    );
  }
}
