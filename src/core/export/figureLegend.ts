/** Lays the legend out in columns within the room there is, and draws it. What stands in it: figureLegendEntries.ts. */
import type { LegendEntry } from './figureLegendEntries.ts';
import { countText } from './numbers.ts';
import { lineHeight, textLine } from './figureText.ts';
import type { TextStyle } from './figureText.ts';
import type { FigureInput, Shape } from './figureTypes.ts';
import { wrapText } from './textMeasure.ts';
import type { MeasureText } from './textMeasure.ts';

interface Item {
  readonly entry: LegendEntry;
  readonly lines: readonly string[];
  /** In rows. */
  readonly height: number;
}

export interface LegendLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly (readonly Item[])[];
}

/** In font sizes: a row, a further line of the same entry, the sign and the air after it. */
const rowHeight = 1.55;
const furtherLine = lineHeight;
const signWidth = 2.1;
/** Words are wrapped rather than a column given up, down to this width in font sizes. */
const narrowestColumn = 18;

/** In columns as wide as the words need, within the room there is; clusters that do not fit are counted in a line. */
export function layOutLegend(
  entries: readonly LegendEntry[],
  room: { readonly width: number; readonly height: number; readonly columns: number },
  size: number,
  measure: MeasureText,
): LegendLayout {
  const words = entries.map(({ text, tail = '', bold }) => measure(text + tail, size, bold ? 700 : 400));
  const natural = Math.max(0, ...words) + signWidth * size + size;
  const fitting = Math.max(1, Math.floor(room.width / Math.min(natural, narrowestColumn * size)));
  const count = Math.max(1, Math.min(room.columns, fitting, entries.length));
  const width = Math.min(room.width, natural * count);
  const itemRoom = width / count - size * 0.5;
  const most = room.height / size;
  for (let kept = entries.length; ; kept--) {
    const items = keepFirst(entries, kept).map((entry) => layOutItem(entry, itemRoom, size, measure));
    const columns = intoColumns(items, count);
    const height = Math.max(0, ...columns.map(columnHeight));
    if (height <= most || kept <= 1) return { width, height: height * size, columns };
  }
}

/** Leaves out the last clusters until `most` entries are left, and says how many went. */
function keepFirst(entries: readonly LegendEntry[], most: number): readonly LegendEntry[] {
  if (entries.length <= most) return entries;
  const sections = entries.findIndex(({ bold }) => bold === true);
  const clusters = sections < 0 ? entries.length : sections;
  const head = Math.max(0, clusters - (entries.length - most));
  const note: LegendEntry = { text: `and ${countText(clusters - head, 'more cluster', 'more clusters')}` };
  return [...entries.slice(0, head), note, ...entries.slice(clusters)].slice(0, most + 1);
}

function layOutItem(entry: LegendEntry, room: number, size: number, measure: MeasureText): Item {
  const indent = entry.sign ? signWidth * size : 0;
  const lines = wrapText(
    entry.text + (entry.tail ?? ''),
    room - indent,
    size,
    entry.bold ? 700 : 400,
    measure,
    3,
  );
  return { entry, lines, height: rowHeight + Math.max(0, lines.length - 1) * furtherLine };
}

function columnHeight(items: readonly Item[]): number {
  return items.reduce((sum, { height }) => sum + height, 0);
}

/** Fills the columns one after the other, each to an even share; a heading never ends a column. */
function intoColumns(items: readonly Item[], count: number): Item[][] {
  const share = columnHeight(items) / count;
  const columns: Item[][] = [[]];
  for (const item of items) {
    const current = columns.at(-1)!;
    const full = columnHeight(current) + item.height / 2 > share && columns.length < count;
    if (!full) current.push(item);
    else columns.push(current.at(-1)?.entry.bold ? [current.pop()!, item] : [item]);
  }
  return columns;
}

export function legendShapes(
  { width, columns }: LegendLayout,
  left: number,
  top: number,
  size: number,
  colours: FigureInput['colours'],
  measure: MeasureText,
): Shape[] {
  return columns.flatMap((items, column) => {
    const x = left + column * (width / columns.length);
    let y = top;
    return items.flatMap(({ entry: { bold, sign }, lines, height }) => {
      const style: TextStyle = { size, weight: bold ? 700 : 400, colour: bold ? colours.quiet : colours.ink };
      const indent = sign ? signWidth * size : 0;
      const first = y + ((rowHeight - lineHeight) / 2) * size;
      const words = lines.map((line, at) =>
        textLine(line, x + indent, first + at * furtherLine * size, 'start', style, measure),
      );
      const drawn = sign?.(x + signWidth * 0.45 * size, y + (rowHeight / 2) * size, size * 1.1) ?? [];
      y += height * size;
      return [...drawn, ...words];
    });
  });
}
