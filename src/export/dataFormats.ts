/** The files a map, or a part of it, can leave as besides pictures. Each writer loads when it is asked for. */
import { clusterColour } from '../core/palette.ts';
import type { PaperMap } from '../core/types.ts';
import { textBlob } from './saveFile.ts';

/** The words that tie the two papers of each edge, best first; undefined where they could not be had. */
export type AskEdgeWords = (map: PaperMap) => Promise<readonly (readonly string[])[] | undefined>;

export interface WriteContext {
  readonly map: PaperMap;
  /** Radius of each paper of `map`. */
  readonly radii: ArrayLike<number>;
  /** In which the papers of `map` are to be read, where they have an order. */
  readonly order?: readonly number[] | undefined;
  /** What the papers are, in words. */
  readonly title: string;
  readonly edgeWords: AskEdgeWords;
}

export interface DataFormat {
  readonly name: string;
  /** What goes between the name of the file and its ending. */
  readonly part: string;
  readonly ending: string;
  readonly type: string;
  /** Programs that open it, or what it is for. */
  readonly use: string;
  readonly write: (context: WriteContext) => Promise<string>;
}

/** As on the light ground of the screen. */
const lookOf = ({ map, radii }: WriteContext) => ({
  radii,
  colours: Array.from(map.assignment, (cluster) => clusterColour(cluster, 'light')),
});

export const mapFormats: readonly DataFormat[] = [
  {
    name: 'JSON',
    part: '',
    ending: 'json',
    type: 'application/json',
    use: 'Papers, ties, places and clusters; opens here again.',
    write: async ({ map }) => (await import('../core/export/mapJson.ts')).writeMapJson(map),
  },
  {
    name: 'GEXF',
    part: '',
    ending: 'gexf',
    type: 'application/gexf+xml',
    use: 'Gephi, Gephi Lite.',
    write: async (context) =>
      (await import('../core/export/gexf.ts')).writeGexf(context.map, lookOf(context)),
  },
  {
    name: 'GraphML',
    part: '',
    ending: 'graphml',
    type: 'application/graphml+xml',
    use: 'Cytoscape, yEd, igraph, networkx.',
    write: async (context) =>
      (await import('../core/export/graphml.ts')).writeGraphml(context.map, lookOf(context)),
  },
  {
    name: 'VOSviewer',
    part: ' vosviewer',
    ending: 'json',
    type: 'application/json',
    use: 'VOSviewer, VOSviewer Online.',
    write: async ({ map }) => (await import('../core/export/vosviewer.ts')).writeVosviewer(map),
  },
  {
    name: 'papers as CSV',
    part: ' papers',
    ending: 'csv',
    type: 'text/csv',
    use: 'Spreadsheets, R, pandas.',
    write: async ({ map }) => (await import('../core/export/csv.ts')).writeNodesCsv(map),
  },
  {
    name: 'ties as CSV',
    part: ' ties',
    ending: 'csv',
    type: 'text/csv',
    use: 'Each tie with its kind, weight and best words.',
    write: async ({ map, edgeWords }) => {
      const words = await edgeWords(map);
      const { writeEdgesCsv } = await import('../core/export/csv.ts');
      return writeEdgesCsv(map, words && ((edge) => words[edge] ?? []));
    },
  },
  {
    name: 'web page',
    part: '',
    ending: 'html',
    type: 'text/html',
    use: 'The map in one file to look at, search and read: from disk, offline.',
    write: async ({ map, radii, title }) =>
      (await import('../core/export/standaloneHtml.ts')).writeStandaloneHtml(map, { title, radii }),
  },
  {
    name: 'JSON lines',
    part: '',
    ending: 'jsonl',
    type: 'application/x-ndjson',
    use: 'One paper a line: jq, DuckDB.',
    write: async ({ map }) => (await import('../core/export/jsonLines.ts')).writeJsonLines(map),
  },
];

export const listFormats: readonly DataFormat[] = [
  {
    name: 'BibTeX',
    part: '',
    ending: 'bib',
    type: 'application/x-bibtex',
    use: 'LaTeX, JabRef, Zotero.',
    write: async ({ map }) => (await import('../core/export/bibtex.ts')).writeBibtex(map.corpus.papers),
  },
  {
    name: 'RIS',
    part: '',
    ending: 'ris',
    type: 'application/x-research-info-systems',
    use: 'EndNote, Mendeley, Zotero.',
    write: async ({ map }) => (await import('../core/export/ris.ts')).writeRis(map.corpus.papers),
  },
  {
    name: 'CSL-JSON',
    part: ' csl',
    ending: 'json',
    type: 'application/vnd.citationstyles.csl+json',
    use: 'Pandoc, Zotero.',
    write: async ({ map }) => (await import('../core/export/cslJson.ts')).writeCslJson(map.corpus.papers),
  },
  {
    name: 'reading list',
    part: '',
    ending: 'md',
    type: 'text/markdown',
    use: 'Markdown with links: notes, wikis.',
    write: async ({ map, radii, order, title }) => {
      const { writeReadingList } = await import('../core/export/readingList.ts');
      const { papers } = map.corpus;
      const rows = order ?? [...papers.keys()].sort((a, b) => radii[b]! - radii[a]! || a - b);
      const count = papers.length === 1 ? '1 paper' : `${papers.length.toLocaleString('en')} papers`;
      const note = `${count} of ${map.recipe.corpus.name}${order === undefined ? ', those most tied to others first' : ''}.`;
      return writeReadingList({ title, note, papers: rows.map((row) => papers[row]!) });
    },
  },
];

export async function writeDataFile(format: DataFormat, context: WriteContext): Promise<Blob> {
  return textBlob(await format.write(context), format.type);
}
