/**
 * What the map brings out besides the paper under the pointer. Each part of the page that narrows the map (search, a filter, a year) names its
 * rows; papers in all of them stay lit, the others are veiled.
 */

import { untrack } from 'svelte';

export interface Guest {
  /** In map units. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Papers it is drawn tied to. */
  readonly near?: readonly number[];
}

/** A small sign on papers that means something to this person. */
export interface Mark {
  readonly rows: Rows;
  /** A ring lies round the dot, a pin stands at its upper left, the others at its upper right. */
  readonly sign: 'ring' | 'pin' | 'dot' | 'circle' | 'tick' | 'square';
  /** As #rrggbb; without one that of the text. */
  readonly colour?: string;
  /** Between the dot and its ring, in CSS pixels. */
  readonly gap?: number;
}

/** Smallest to largest, each once. */
export type Rows = Uint32Array;

export class Emphasis {
  #narrowed = $state.raw<Readonly<Record<string, Rows>>>({});
  /** Papers in every narrowing set, ascending; undefined where nothing narrows the map. */
  readonly lit = $derived(intersect(Object.values(this.#narrowed)));
  /** Papers marked with a ring: the person's selection. */
  marked = $state.raw<Rows | undefined>();
  marks = $state.raw<readonly Mark[]>([]);
  /** Papers in order, drawn as a bold line from one to the next. */
  route = $state.raw<readonly number[]>([]);
  /** Draws the true nearest papers of the one looked at, however far the map put them. */
  lens = $state(false);
  /** Of each row, in place of that of its cluster. */
  colours = $state.raw<readonly string[] | undefined>();
  /** Where papers stand instead of their places on the map. */
  arranged = $state.raw<Float32Array | undefined>();
  /** Texts that are not papers of the map, at their place. */
  guests = $state.raw<readonly Guest[]>([]);

  /** `rows` undefined: this part no longer narrows the map. */
  narrow(part: string, rows: Rows | undefined): void {
    // Untracked: an effect that narrows must not depend on what others narrow.
    const before = untrack(() => this.#narrowed);
    if (before[part] === rows) return;
    const others = Object.fromEntries(Object.entries(before).filter(([name]) => name !== part));
    this.#narrowed = rows === undefined ? others : { ...others, [part]: rows };
  }

  clear(): void {
    this.#narrowed = {};
    this.marked = undefined;
    this.marks = [];
    this.route = [];
    this.colours = this.arranged = undefined;
    this.guests = [];
  }
}

function intersect(sets: readonly Rows[]): Rows | undefined {
  const [first, ...others] = sets;
  if (first === undefined) return undefined;
  const rest = others.map((rows) => new Set(rows));
  return first.filter((row) => rest.every((rows) => rows.has(row)));
}
