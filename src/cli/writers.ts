/** The formats a map can be written in. Each writer loads only when it is asked for. */
import type { NodeLook } from '../core/export/gexf.ts';
import type { PaperMap } from '../core/types.ts';

/** One file of a written map. `part` goes between its name and its ending; the first file has none and is the one for stdout. */
export interface WrittenFile {
  readonly part: string;
  readonly text: string;
}

type Writer = (map: PaperMap) => Promise<readonly WrittenFile[]>;

/** Sizes and colours as the page shows them on its light ground. */
async function lookOf(map: PaperMap): Promise<NodeLook> {
  const { nodeRadii } = await import('../core/graph/sizes.ts');
  const { clusterColour } = await import('../core/palette.ts');
  return {
    radii: nodeRadii(map.edges, map.corpus.papers.length),
    colours: Array.from(map.assignment, (cluster) => clusterColour(cluster, 'light')),
  };
}

const only = (text: string): readonly WrittenFile[] => [{ part: '', text }];

const writers = {
  json: async (map) => only((await import('../core/export/mapJson.ts')).writeMapJson(map)),
  gexf: async (map) => only((await import('../core/export/gexf.ts')).writeGexf(map, await lookOf(map))),
  graphml: async (map) =>
    only((await import('../core/export/graphml.ts')).writeGraphml(map, await lookOf(map))),
  svg: async (map) => only((await import('../core/export/mapFigure.ts')).writeMapSvg(map)),
  csv: async (map) => {
    const { writeEdgesCsv, writeNodesCsv } = await import('../core/export/csv.ts');
    return [
      { part: '', text: writeNodesCsv(map) },
      { part: '.edges', text: writeEdgesCsv(map) },
    ];
  },
} satisfies Readonly<Record<string, Writer>>;

export type MapFormat = keyof typeof writers;

export const mapWriters: Readonly<Record<MapFormat, Writer>> = writers;

export const mapFormats = Object.keys(writers) as MapFormat[];
