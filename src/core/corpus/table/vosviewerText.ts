/**
 * VOSviewer's pair of text files: the map file (one item a row, with positions) and the network file (two ids and a strength a row, no
 * header). The network file alone holds no papers; opened together with its map file, its links become the layer of that map.
 */
import type { Format, ReaderInput, RecordSink } from '../records.ts';
import { readVosviewerItem } from '../vosviewerItem.ts';
import { normaliseHeader } from './columns.ts';
import { parseTable, type Delimiter } from './parseTable.ts';

export const vosviewerMap: Format = {
  name: 'VOSviewer map',
  recognise({ text }) {
    const header = (text.split('\n', 1)[0] ?? '').split(/[\t,]/).map(normaliseHeader);
    return ['id', 'label', 'x', 'y'].every((name) => header.includes(name));
  },
  async *read(input, sink) {
    const text = await input.text();
    const delimiter: Delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
    let columns: ReadonlyMap<string, number> | undefined;
    let count = 0;
    for (const row of parseTable(text, delimiter, true)) {
      if (row.broken !== undefined) sink.drop(row.line, row.broken, row.cells.join(' '));
      else if (columns === undefined)
        columns = new Map(row.cells.map((cell, index) => [normaliseHeader(cell), index]));
      else takeRow(row.cells, row.line, columns, sink);
      count += 1;
      if (count % 200 === 0) yield count;
    }
  },
};

function takeRow(
  cells: readonly string[],
  line: number,
  columns: ReadonlyMap<string, number>,
  sink: RecordSink,
): void {
  const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? '';
  const [id, label] = [cell('id').trim(), cell('label')];
  if (id === '' || label.trim() === '') {
    sink.drop(line, 'item without an id or label', cells.join(' '));
    return;
  }
  sink.paper(readVosviewerItem({ id, label, description: cell('description'), url: cell('url') }, line));
  if (cell('x') !== '' && cell('y') !== '') sink.place(id, Number(cell('x')), Number(cell('y')));
}

const networkRow = /^\d+[\t,]\d+(?:[\t,]\d+(?:\.\d+)?)?\s*$/;

export const vosviewerNetwork: Format = {
  name: 'VOSviewer network',
  recognise({ text }) {
    const lines = text
      .split('\n', 21)
      .slice(0, 20)
      .filter((line) => line.trim() !== '');
    return (
      lines.length > 0 &&
      lines.slice(0, -1).every((line) => networkRow.test(line)) &&
      networkRow.test(lines[0] ?? '')
    );
  },
  async *read(input: ReaderInput, sink) {
    let count = 0;
    for (const line of (await input.text()).split('\n')) {
      count += 1;
      if (count % 1000 === 0) yield count;
      if (!networkRow.test(line)) continue;
      const [source = '', target = '', strength] = line.trim().split(/[\t,]/);
      sink.edge(source, target, strength === undefined ? 1 : Number(strength));
    }
  },
};
