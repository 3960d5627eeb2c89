/** Numbers as short text: the same digits on every machine. */

/** The shortest decimal that reads back as the same Float32. Not a number: '0', so that no file ever holds "NaN". */
export function float32Text(value: number): string {
  if (!Number.isFinite(value)) return '0';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

/** Lengths of a picture: two digits after the point, no trailing zeros, never '-0'. */
export function lengthText(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}

/** A cosine as people read it: 0.112, 0.31, 1. */
export function similarityText(value: number): string {
  return String(Number(value.toFixed(3)));
}

export function countText(count: number, one: string, many: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}
