/** A world as the page shows it: with the papers that a person put somewhere standing there. Loads when a paper is first pinned. */
import { holdPinned, notePinned, type PinnedRows } from '../src/core/layout/pinned.ts';
import type { MappedWorld } from './world.ts';

interface Held {
  readonly pinned: PinnedRows;
  readonly world: MappedWorld;
}

/** What was made of a world last: answers are kept by the world they belong to (see answers.ts). */
const held = new WeakMap<MappedWorld, Held>();

export function withPinned(world: MappedWorld, pinned: PinnedRows): MappedWorld {
  const known = held.get(world);
  if (known !== undefined && same(known.pinned, pinned)) return known.world;
  const { recipe } = world;
  const made = {
    ...world,
    positions: holdPinned(world.positions, pinned),
    recipe: { ...recipe, layout: notePinned(recipe.layout, pinned.rows.length) },
    pinned: pinned.rows,
  };
  held.set(world, { pinned, world: made });
  return made;
}

function same(a: PinnedRows, b: PinnedRows): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.rows.every((row, at) => row === b.rows[at]) &&
    a.places.every((value, at) => value === b.places[at])
  );
}
