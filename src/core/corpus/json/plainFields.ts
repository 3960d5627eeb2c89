/** Values of an object by the field they belong to, under whatever name it has them (plainNames.ts). */
import { normaliseKey, synonyms, type Field } from './plainNames.ts';
import type { JsonObject } from './values.ts';

/** Which keys say what: shared by all objects that have the same keys, as nearly all of a file do. */
interface Layout {
  readonly keys: readonly string[];
  /** Normalised name -> keys that come to it, in order. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** Field -> the keys of each of its names that there are, best name first. */
  readonly fields: Readonly<Record<Field, readonly (readonly string[])[]>>;
}

/** Those of the last objects, the latest first: a file has few, and comparing keys that are the same strings is quick. */
const layouts: Layout[] = [];
const mostLayouts = 20;

function findLayout(keys: readonly string[]): Layout {
  const place = layouts.findIndex((layout) => sameKeys(layout.keys, keys));
  if (place === 0) return layouts[0]!;
  const layout = place > 0 ? layouts.splice(place, 1)[0]! : createLayout(keys);
  layouts.unshift(layout);
  if (layouts.length > mostLayouts) layouts.pop();
  return layout;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function createLayout(keys: readonly string[]): Layout {
  const named = new Map<string, string[]>();
  for (const key of keys) {
    const name = normaliseKey(key);
    const known = named.get(name);
    if (known === undefined) named.set(name, [key]);
    else known.push(key);
  }
  const fields: Partial<Record<Field, readonly (readonly string[])[]>> = {};
  for (const field of Object.keys(synonyms) as Field[])
    fields[field] = synonyms[field].map((name) => named.get(name)).filter((found) => found !== undefined);
  return { keys, named, fields: fields as Layout['fields'] };
}

/** Values of one object under normalised names: of two keys that come to the same name, the first that is filled. */
export class FieldIndex {
  constructor(
    readonly object: JsonObject,
    private readonly layout: Layout,
  ) {}

  has(name: string): boolean {
    const keys = this.layout.named.get(name);
    return keys?.some((key) => isFilled(this.object[key])) === true;
  }

  get(name: string): unknown {
    const keys = this.layout.named.get(name);
    return keys === undefined ? undefined : this.firstOf(keys);
  }

  /** What stands under the best name of the field. */
  pick(field: Field): unknown {
    for (const keys of this.layout.fields[field]) {
      const value = this.firstOf(keys);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What `read` makes of the first name under which it makes anything. */
  pickFirst<Value>(field: Field, read: (value: unknown) => Value | undefined): Value | undefined {
    for (const keys of this.layout.fields[field]) {
      const value = this.firstOf(keys);
      const found = value === undefined ? undefined : read(value);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private firstOf(keys: readonly string[]): unknown {
    for (const key of keys) {
      const value = this.object[key];
      if (isFilled(value)) return value;
    }
    return undefined;
  }
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== '';
}

/** The object asked for last, since each is tested first and mapped next. */
let lastIndexed: FieldIndex | undefined;

export function indexFields(object: JsonObject): FieldIndex {
  if (lastIndexed?.object !== object) lastIndexed = new FieldIndex(object, findLayout(Object.keys(object)));
  return lastIndexed;
}
