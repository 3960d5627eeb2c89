/** Small non-cryptographic hashes over UTF-16 code units: the same bits on every engine (integer arithmetic only). */

/** Two 32-bit lanes mixed as in cyrb53 (bryc, public domain): [high, low]. */
export function hashText(text: string, seed = 0): readonly [number, number] {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  const mixedHigh = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const mixedLow = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [mixedHigh >>> 0, mixedLow >>> 0];
}

export function toHex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** 8 hex digits. */
export function shortHash(text: string): string {
  return toHex(hashText(text)[0]);
}
