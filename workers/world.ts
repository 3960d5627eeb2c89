/** What the worker knows of a corpus: the papers, how they compare, and the map made of them. */
import type { Comparison, MapStructure } from '../src/core/pipeline.ts';
import type { MapSettings } from '../src/core/settings.ts';
import type { ImportResult, PaperMap, Recipe } from '../src/core/types.ts';

export interface World {
  readonly imported: ImportResult;
  readonly settings: MapSettings;
  readonly comparison?: Comparison;
  readonly structure?: MapStructure;
  /** Once every paper has its place. */
  readonly positions?: Float32Array;
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

export function mapOfWorld({ imported, structure, positions, recipe }: MappedWorld): PaperMap {
  const { edges, clusters, clustering } = structure;
  const { corpus } = imported;
  return { corpus, edges, clusters, assignment: clustering.assignment, positions, recipe };
}
