/** Which column of a table holds what: by the names that exports and people use, then by what the cells look like. */
import { columnFields, columnNames, type ColumnField } from './columnNames.ts';
import { foreignNames } from './foreignNames.ts';

/** Field -> columns (indices, best first); the first filled one counts. */
export type ColumnMapping = Readonly<Partial<Record<ColumnField, readonly number[]>>>;

const fieldOf = new Map<string, readonly [ColumnField, number]>();
for (const field of columnFields)
  for (const [rank, name] of columnNames[field].entries())
    if (!fieldOf.has(name)) fieldOf.set(name, [field, rank]);
for (const [field, names] of foreignNames)
  for (const [rank, name] of names.map(normaliseHeader).entries())
    if (!fieldOf.has(name)) fieldOf.set(name, [field, columnNames[field].length + rank]);

export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** By header names alone. A name that begins like a known one ("Abstract (English)") counts where no exact one does. */
export function mapHeaders(headers: readonly string[]): ColumnMapping {
  const found = new Map<ColumnField, [number, number][]>();
  for (const [column, header] of headers.entries()) {
    const known = fieldOf.get(normaliseHeader(header));
    if (known === undefined) continue;
    const [field, rank] = known;
    found.set(field, [...(found.get(field) ?? []), [rank, column]]);
  }
  for (const field of ['title', 'abstract', 'authors', 'year'] as const) {
    if (found.has(field)) continue;
    const column = headers.findIndex((header) =>
      new RegExp(`\\b${field}\\b`, 'i').test(header.replace(/[_-]/g, ' ')),
    );
    if (column >= 0) found.set(field, [[99, column]]);
  }
  const mapping: Partial<Record<ColumnField, readonly number[]>> = {};
  for (const [field, columns] of found)
    mapping[field] = columns.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, column]) => column);
  return mapping;
}

/** Where the headers say nothing of a title: the column whose cells read like titles, and a longer one for abstracts. */
export function guessByContent(rows: readonly (readonly string[])[]): ColumnMapping {
  const widths = rows.map((row) => row.length);
  const columns = Array.from({ length: Math.min(200, Math.max(0, ...widths)) }, (_, column) =>
    describeColumn(rows, column),
  );
  const title = pickColumn(
    columns,
    (stats) => stats.words >= 3 && stats.length >= 20 && stats.length <= 250 && stats.distinct > 0.7,
  );
  if (title === undefined) return {};
  const abstract = pickColumn(
    columns,
    (stats, column) => column !== title && stats.length > 250 && stats.words > 30,
  );
  const year = columns.findIndex((stats) => stats.years > 0.7);
  return {
    title: [title],
    ...(abstract === undefined ? {} : { abstract: [abstract] }),
    ...(year < 0 ? {} : { year: [year] }),
  };
}

interface ColumnStats {
  /** Medians over filled cells. */
  readonly length: number;
  readonly words: number;
  /** Shares of rows. */
  readonly distinct: number;
  readonly years: number;
}

function describeColumn(rows: readonly (readonly string[])[], column: number): ColumnStats {
  const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length < rows.length / 2) return { length: 0, words: 0, distinct: 0, years: 0 };
  return {
    length: median(cells.map((cell) => cell.length)),
    words: median(cells.map((cell) => cell.split(/\s+/).length)),
    distinct: new Set(cells).size / cells.length,
    years: cells.filter((cell) => /^(1[5-9]|2[01])\d\d$/.test(cell)).length / cells.length,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function pickColumn(
  columns: readonly ColumnStats[],
  fits: (stats: ColumnStats, column: number) => boolean,
): number | undefined {
  const fitting = columns.map((_, column) => column).filter((column) => fits(columns[column]!, column));
  return fitting.sort((a, b) => columns[b]!.length - columns[a]!.length || a - b)[0];
}
