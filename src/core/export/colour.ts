/** Colours as #rrggbb and what can be done with them. Channels are 0 to 255. */

export type Rgb = readonly [number, number, number];

/** Reads #rgb and #rrggbb; anything else is mid grey. */
export function parseHex(colour: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())?.[1];
  if (digits === undefined) return [128, 128, 128];
  const full = digits.length === 3 ? digits.replace(/./g, (digit) => digit + digit) : digits;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

export function toHex(colour: Rgb): string {
  const channel = (value: number): string =>
    Math.max(0, Math.min(255, Math.round(value)))
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(channel).join('')}`;
}

/** `share` of the first, the rest of the second. */
export function mixColours(first: string, second: string, share: number): string {
  const a = parseHex(first);
  const b = parseHex(second);
  return toHex([0, 1, 2].map((at) => a[at]! * share + b[at]! * (1 - share)) as unknown as Rgb);
}
