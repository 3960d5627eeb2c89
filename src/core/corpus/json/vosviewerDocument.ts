/** VOSviewer's JSON: `{ network: { items, links } }`. Links have no direction. */
import type { RecordSink } from '../records.ts';
import { readVosviewerItem } from '../vosviewerItem.ts';
import { objectsAt, textAt, valueAt, type JsonObject } from './values.ts';

export function isVosviewerDocument(root: JsonObject): boolean {
  return objectsAt(root, 'network', 'items').length > 0;
}

export function* readVosviewerDocument(
  root: JsonObject,
  lines: readonly number[],
  sink: RecordSink,
): Generator<number, void, void> {
  sink.recognised('VOSviewer JSON');
  const items = objectsAt(root, 'network', 'items');
  for (const [index, item] of items.entries()) {
    const id = textAt(item, 'id');
    const line = lines.length === items.length ? lines[index]! : 1;
    const description = textAt(item, 'description');
    sink.paper(
      readVosviewerItem({ id, label: textAt(item, 'label'), description, url: textAt(item, 'url') }, line),
    );
    sink.place(id, Number(valueAt(item, 'x')), Number(valueAt(item, 'y')));
    if (index % 200 === 199) yield index;
  }
  for (const link of objectsAt(root, 'network', 'links')) {
    const strength = valueAt(link, 'strength');
    sink.edge(
      textAt(link, 'source_id'),
      textAt(link, 'target_id'),
      typeof strength === 'number' ? strength : 1,
    );
  }
}
