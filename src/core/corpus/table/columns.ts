/** Which column of a table holds what: by the names that exports and people use, then by what the cells look like. */

export const columnFields = [
  'title',
  'abstract',
  'authors',
  'year',
  'venue',
  'keywords',
  'url',
  'doi',
  'pmid',
  'arxiv',
  'openalex',
  'wos',
  'scopus',
  'references',
  'volume',
  'page',
  'label',
  'id',
] as const;

export type ColumnField = (typeof columnFields)[number];

/** Field -> columns (indices, best first); the first filled one counts. */
export type ColumnMapping = Readonly<Partial<Record<ColumnField, readonly number[]>>>;

/** Normalised header -> field, best first. */
const names: Readonly<Record<ColumnField, readonly string[]>> = {
  title: [
    'title',
    'documenttitle',
    'articletitle',
    'itemtitle',
    'papertitle',
    'primarytitle',
    'displayname',
    'ti',
    'publicationtitleoriginal',
    'titel',
    'titre',
    'titulo',
    'titlename',
    'name',
    '题名',
    '标题',
    '篇名',
    '论文标题',
    'タイトル',
    '论文题目',
  ],
  abstract: [
    'abstract',
    'abstractnote',
    'abstracttext',
    'paperabstract',
    'ab',
    'notesabstract',
    'summary',
    'description',
    'zusammenfassung',
    'resume',
    'resumen',
    '摘要',
    '抄録',
    '要旨',
  ],
  authors: [
    'authorfullnames',
    'authorsfullnames',
    'authorshipsauthordisplayname',
    'authorshipsrawauthorname',
    'authors',
    'author',
    'authornames',
    'authorlist',
    'firstauthors',
    'creators',
    'creator',
    'af',
    'au',
    'autoren',
    'auteurs',
    'autores',
    '作者',
    '著者',
    'autor',
    'autori',
  ],
  year: [
    'publicationyear',
    'year',
    'pubyear',
    'yearpublished',
    'py',
    'publishedyear',
    'date',
    'publicationdate',
    'datepublished',
    'pubdate',
    'published',
    'jahr',
    'annee',
    'ano',
    'ea',
    'earlyaccessdate',
    '年',
    '出版年',
    '发表年份',
    '发表时间',
    '年份',
    '发表年',
    'anno',
  ],
  venue: [
    'sourcetitle',
    'publicationtitle',
    'journal',
    'journaltitle',
    'venue',
    'primarylocationsourcedisplayname',
    'hostvenuedisplayname',
    'journalbook',
    'conference',
    'conferencename',
    'booktitle',
    'containertitle',
    'so',
    'secondarytitle',
    'source',
    'publication',
    'zeitschrift',
    'revue',
    '期刊',
    '来源',
    '刊名',
    '文献来源',
    '来源期刊',
    'sourcetitleanthologytitle',
    'anthologytitle',
  ],
  keywords: [
    'authorkeywords',
    'keywords',
    'keyword',
    'keywordsdisplayname',
    'manualtags',
    'tags',
    'de',
    'ieeeterms',
    'indexkeywords',
    'keywordsplus',
    'id_wos',
    'automatictags',
    'meshterms',
    'fieldsofstudy',
    'topics',
    'subjects',
    'schlagworter',
    '关键词',
    '关键字',
  ],
  url: [
    'url',
    'urls',
    'link',
    'externalurl',
    'doilink',
    'pdflink',
    'sourceurls',
    'pageurl',
    'primarylocationlandingpageurl',
    'paperurl',
    'pdfurl',
    'linkattachments',
    '链接',
    '网址',
    'articleurl',
    'fulltexturl',
    'dimensionsurl',
    'plink',
    'fulltextlink',
  ],
  doi: ['doi', 'itemdoi', 'di', 'doiurl', 'idsdoi', 'digitalobjectidentifier'],
  pmid: ['pmid', 'pubmedid', 'medlinepmid', 'pm', 'idspmid'],
  arxiv: ['arxiv', 'arxivid', 'eprint'],
  openalex: ['idsopenalex', 'openalexid', 'openalex'],
  wos: ['utuniquewosid', 'uniquewosid', 'ut', 'accessionnumberwos'],
  scopus: ['eid', 'scopusid'],
  references: ['references', 'citedreferences', 'cr', 'referencedworks', 'citedworks', 'bibliography'],
  volume: ['volume', 'vl', 'journalvolume', 'bibliovolume', 'vol', '卷'],
  page: [
    'pagestart',
    'startpage',
    'bp',
    'bibliofirstpage',
    'firstpage',
    'pages',
    'artno',
    'articlenumber',
    'ar',
    'pagination',
    '页码',
  ],
  label: ['area', 'label', 'class', 'session', 'category', 'track'],
  id: ['id', 'paperid', 'key', 'uid', 'lensid', 'identifier', 'recordid', 'publicationid'],
};

const fieldOf = new Map<string, readonly [ColumnField, number]>();
for (const field of columnFields)
  for (const [rank, name] of names[field].entries()) if (!fieldOf.has(name)) fieldOf.set(name, [field, rank]);

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
