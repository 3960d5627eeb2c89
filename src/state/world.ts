/** An open corpus with everything known about it; replaced as a whole, never changed in place. */
import type { ImportOptions } from '../core/corpus/import.ts';
import { holdPinned, notePinned, type PinnedRows } from '../core/layout/pinned.ts';
import type { MapSettings } from '../core/settings.ts';
import type { ImportReport, InputFile, TableGuess } from '../core/corpus/importResult.ts';
import type { Paper, PaperMap, Recipe } from '../core/types.ts';
import type { ComparisonOutline, CorpusOutline, StructureOutline } from '../../workers/protocol.ts';

export interface World {
  readonly outline: CorpusOutline;
  readonly papers: readonly Paper[];
  readonly comparison: ComparisonOutline;
  readonly structure: StructureOutline;
  /** Undefined until the first layout is done. */
  readonly positions: Float32Array | undefined;
  readonly recipe: Recipe | undefined;
  /** Those that stand where the person put them, and not in the places of the layout. */
  readonly pinned?: PinnedRows | undefined;
}

/** The same world with the pinned papers where they were put. */
export function withPins(world: World | undefined, pinned: PinnedRows | undefined): World | undefined {
  if (world?.positions === undefined || pinned === undefined) return world;
  const { positions, recipe } = world;
  const noted = recipe && { ...recipe, layout: notePinned(recipe.layout, pinned.rows.length) };
  return { ...world, positions: holdPinned(positions, pinned), recipe: noted, pinned };
}

/** Where files come from: asked again where they are to be read in another way, so that their bytes need not stay in memory. */
export type Supply = () => Promise<readonly InputFile[]>;

/** What was read last, and how: enough to read it once more in another way. */
export interface Reading {
  readonly supply: Supply;
  readonly options: ImportOptions;
  readonly report: ImportReport;
  readonly tables: readonly TableGuess[];
}

/** A map with all that belongs to it. */
export interface Opened {
  readonly world: World;
  readonly settings: MapSettings;
  readonly source: Reading;
  /** The map that it is a part of. */
  readonly whole?: Opened | undefined;
}

export function finishedMap(world: World | undefined): PaperMap | undefined {
  if (world?.positions === undefined || world.recipe === undefined) return undefined;
  const { outline, papers, structure, positions, recipe, pinned } = world;
  const ids = pinned && new Set(Array.from(pinned.rows, (row) => papers[row]!.id));
  return {
    corpus: { papers, origin: outline.origin, fingerprint: outline.fingerprint },
    edges: structure.edges,
    clusters: structure.clusters,
    assignment: structure.assignment,
    positions,
    recipe,
    ...(ids && { pinned: ids }),
  };
}

/** By content, whatever its name: the first line of a project file says so. */
export function isProject({ bytes }: InputFile): boolean {
  return new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace('\ufeff', '')
    .startsWith('{"format":"paperweave-project"');
}
