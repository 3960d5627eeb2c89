/**
 * The project file: a finished map with everything a person added to it, opened again without computing anything. A first line says
 * what follows (format, version, length, CRC-32), the rest is one JSON value. So a file that was cut off, changed, or written by a newer
 * program is known before a single field is believed, and is refused as a whole. Older versions are brought up step by step.
 */
import { isObject, parseOrUndefined } from '../corpus/json/values.ts';
import type { PaperNote } from '../explore/notes.ts';
import { packNetwork, unpackNetwork } from '../corpus/network.ts';
import type { FileNetwork } from '../corpus/importResult.ts';
import type { PaperMap } from '../types.ts';
import { crc32 } from './png.ts';
import { mapFormat, writeMapJson } from './mapJson.ts';
import { readMapValue } from './readMapJson.ts';

export const projectFormat = 'paperweave-project';
export const projectVersion = 1;

export interface NamedSelection {
  readonly name: string;
  readonly colour?: string;
  /** False where it is kept without being shown on the map. */
  readonly shown?: boolean;
  readonly paperIds: readonly string[];
}

/** Small, plain values that the page understands: camera, theme, open panels. */
export type ProjectView = Readonly<Record<string, string | number | boolean>>;

/** Where a person put a paper, and where the layout has it, in map units. */
export interface PinnedPlace {
  readonly x: number;
  readonly y: number;
  readonly fromX: number;
  readonly fromY: number;
}

export interface Project {
  readonly map: PaperMap;
  /** Names given by the person, by index of the cluster; the map keeps its own. */
  readonly clusterNames: Readonly<Record<number, string>>;
  readonly selections: readonly NamedSelection[];
  readonly notes: Readonly<Record<string, PaperNote>>;
  readonly view: ProjectView;
  /** Ties and places that came with the papers' files. */
  readonly network?: FileNetwork | undefined;
  /** By the id of the paper; the map has these papers where they were put. */
  readonly pins?: Readonly<Record<string, PinnedPlace>>;
}

export type ProjectReading =
  { readonly ok: true; readonly project: Project } | { readonly ok: false; readonly problem: string };

export function emptyProject(map: PaperMap): Project {
  return { map, clusterNames: {}, selections: [], notes: {}, view: {} };
}

export function writeProject(project: Project): string {
  const { map, clusterNames, selections, notes, view, network, pins } = project;
  const own = network === undefined ? {} : { network: packNetwork(network) };
  const rest = JSON.stringify({ clusterNames, selections, notes, view, ...own, pins });
  const body = `${rest.slice(0, -1)},"map":${writeMapJson(map).trimEnd()}}`;
  const bytes = new TextEncoder().encode(body);
  const header = { format: projectFormat, version: projectVersion, bytes: bytes.length, crc32: crc32(bytes) };
  return `${JSON.stringify(header)}\n${body}\n`;
}

interface Header {
  readonly format: string;
  readonly version: number;
  readonly bytes: number;
  readonly crc32: number;
}

/** Brings the body of the version before up to this one: at n stands the step from n to n + 1. */
const migrations: Readonly<Record<number, (body: unknown) => unknown>> = {
  // A bare map, as the command line writes it, is a project without anything added.
  0: (map) => ({ clusterNames: {}, selections: [], notes: {}, view: {}, map }),
};

export function readProject(text: string): ProjectReading {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const end = plain.indexOf('\n');
  const header = readHeader(end < 0 ? plain : plain.slice(0, end));
  if (!header) return readBareMap(plain);
  if (header.version > projectVersion) {
    return refusal(
      `it was saved by a newer Paperweave (format ${header.version}, this one reads up to ${projectVersion}). Update first.`,
    );
  }
  const body = plain.slice(end + 1).replace(/\n$/, '');
  const bytes = new TextEncoder().encode(body);
  if (bytes.length !== header.bytes) {
    return refusal(
      `it holds ${bytes.length} of ${header.bytes} bytes: it was cut off or changed. Use another copy.`,
    );
  }
  if (crc32(bytes) !== header.crc32) return refusal('some of its bytes were changed. Use another copy.');
  return readBody(body, header.version);
}

function refusal(problem: string): ProjectReading {
  return { ok: false, problem: `The project cannot be opened: ${problem}` };
}

function readHeader(line: string): Header | undefined {
  const value = parseOrUndefined(line) as Partial<Header> | undefined;
  return value?.format === projectFormat && typeof value.version === 'number' ? (value as Header) : undefined;
}

function readBareMap(text: string): ProjectReading {
  const value = parseOrUndefined(text) as { readonly format?: unknown } | undefined;
  return value?.format === mapFormat
    ? readBody(text, 0)
    : refusal('it is no Paperweave project, or its first line is damaged. Use another copy.');
}

function readBody(text: string, version: number): ProjectReading {
  let body = parseOrUndefined(text);
  for (let at = version; at < projectVersion; at++) body = migrations[at]?.(body);
  if (!isObject(body)) return refusal('its content is no JSON object. Use another copy.');
  const reading = readMapValue(body['map']);
  if (!reading.ok) return refusal(reading.problem);
  const { clusterNames, selections, notes, view } = body;
  if (!isObject(clusterNames) || !Array.isArray(selections) || !isObject(notes) || !isObject(view)) {
    return refusal('names, selections, notes or view are missing. Use another copy.');
  }
  const network = unpackNetwork(body['network'], reading.map.corpus.papers.length);
  const odd = findOdd(clusterNames, selections);
  if (odd !== undefined) return refusal(`${odd}. Use another copy.`);
  return {
    ok: true,
    project: {
      map: reading.map,
      ...({ clusterNames, selections, notes, view } as unknown as Omit<Project, 'map'>),
      network,
      ...readPins(body['pins'], reading.map),
    },
  };
}

/** The first thing among names and selections that is not what it should be, in words. */
function findOdd(clusterNames: Record<string, unknown>, selections: readonly unknown[]): string | undefined {
  for (const [cluster, name] of Object.entries(clusterNames)) {
    if (typeof name !== 'string') return `the name of cluster ${cluster} is no text`;
  }
  const at = selections.findIndex((selection) => !isSelection(selection));
  return at < 0 ? undefined : `selection ${at + 1} has no name or no list of papers`;
}

function isSelection(value: unknown): boolean {
  if (!isObject(value) || typeof value['name'] !== 'string') return false;
  const { paperIds } = value;
  return Array.isArray(paperIds) && paperIds.every((id) => typeof id === 'string');
}

/** A map that was saved without its project still says who is pinned: those are where they were put, and where they came from is not known. */
function readPins(value: unknown, { corpus, positions, pinned }: PaperMap): Pick<Project, 'pins'> {
  const saved = isObject(value) ? value : {};
  const pins = corpus.papers.flatMap(({ id }, row): [string, PinnedPlace][] => {
    const place = saved[id];
    if (isPlace(place)) return [[id, place]];
    const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
    return pinned?.has(id) === true ? [[id, { x, y, fromX: x, fromY: y }]] : [];
  });
  return pins.length === 0 ? {} : { pins: Object.fromEntries(pins) };
}

function isPlace(value: unknown): value is PinnedPlace {
  return (
    isObject(value) && ['x', 'y', 'fromX', 'fromY'].every((name) => Number.isFinite(value[name] as number))
  );
}
