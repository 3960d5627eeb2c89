/** Looking into parsed JSON without trusting it: every function answers with the type it names, whatever it is given. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Own properties only: a key such as `__proto__` or `constructor` finds nothing it should not. Asked some hundred times a record: a path as
 * one list of arguments would be made anew each time.
 */
export function valueAt(object: JsonObject, key: string, inner?: string, innermost?: string): unknown {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (inner === undefined) return value;
  return isObject(value) ? valueAt(value, inner, innermost) : undefined;
}

export function valueAtPath(object: JsonObject, path: readonly string[]): unknown {
  let value: unknown = object;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** A string, a number as a string, or ''. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

export function textAt(object: JsonObject, key: string, inner?: string, innermost?: string): string {
  return asText(valueAt(object, key, inner, innermost));
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function objectsAt(object: JsonObject, key: string, inner?: string): readonly JsonObject[] {
  return asList(valueAt(object, key, inner)).filter(isObject);
}

/** All numbers, else undefined: half a vector is none. */
export function asVector(value: unknown): readonly number[] | undefined {
  const list = asList(value);
  return list.length > 0 && list.every((entry) => typeof entry === 'number' && Number.isFinite(entry))
    ? (list as readonly number[])
    : undefined;
}
