/** What the worker knows of a corpus: the papers, how they compare, and the map made of them. */
import type { Comparison, MapStructure } from '../src/core/pipeline.ts';
import type { MapSettings } from '../src/core/settings.ts';
import type { Clustering, PaperMap, Recipe } from '../src/core/types.ts';
import type { ImportResult } from '../src/core/corpus/importResult.ts';

export interface World {
  readonly imported: ImportResult;
  readonly settings: MapSettings;
  /** Clusters of the map these papers are added to, and the row of each paper there (-1: new). */
  readonly earlier?: { readonly clustering: Clustering; readonly rows: Int32Array };
  readonly comparison?: Comparison;
  readonly structure?: MapStructure;
  /** Once every paper has its place. */
  readonly positions?: Float32Array;
  /** Rows of the papers that a person put where they stand (pinned.ts); only in a world made to answer a question. */
  readonly pinned?: Uint32Array;
  /** How these places came about. */
  readonly recipe?: Recipe;
  /** The world this one was taken from as a part. */
  readonly whole?: World;
}

/** A world that has become a map. */
export type MappedWorld = World & Required<Pick<World, 'comparison' | 'structure' | 'positions' | 'recipe'>>;

export function isMapped(world: World | undefined): world is MappedWorld {
  return (
    world?.comparison !== undefined &&
    world.structure !== undefined &&
    world.positions !== undefined &&
    world.recipe !== undefined
  );
}

export function mapOfWorld({ imported, structure, positions, recipe, pinned }: MappedWorld): PaperMap {
  const { edges, clusters, clustering } = structure;
  const { corpus } = imported;
  const map = { corpus, edges, clusters, assignment: clustering.assignment, positions, recipe };
  if (pinned === undefined) return map;
  return { ...map, pinned: new Set(Array.from(pinned, (row) => corpus.papers[row]!.id)) };
}

/** Beyond this many papers, text model and neighbours of a second map would double the memory of the page. */
const mostKeptWhole = 20_000;

/** A large map that only waits to be brought back gives up what can be computed again. */
export function slimmed(world: World): World {
  if (world.imported.corpus.papers.length <= mostKeptWhole) return world;
  const slim: { -readonly [Key in keyof World]: World[Key] } = { ...world };
  delete slim.comparison;
  return slim;
}
