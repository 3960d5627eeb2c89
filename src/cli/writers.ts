/** The formats a map can be written in. Each writer loads only when it is asked for. */
import type { PaperMap } from '../core/types.ts';

type WriteMap = (map: PaperMap) => string;

const writers = {
  json: async () => (await import('../core/export/json.ts')).writeMapJson,
  gexf: async () => (await import('../core/export/gexf.ts')).writeGexf,
} satisfies Readonly<Record<string, () => Promise<WriteMap>>>;

export type MapFormat = keyof typeof writers;

export const mapWriters: Readonly<Record<MapFormat, () => Promise<WriteMap>>> = writers;

export const mapFormats = Object.keys(writers) as MapFormat[];
