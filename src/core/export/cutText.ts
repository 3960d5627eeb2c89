/** Shortening text by whole words. Apart from the tables of widths, so that the page need not load those. */

/** The first `count` signs, back to the end of a word where that costs less than a third of them; no dangling punctuation. */
export function cutAtWord(signs: readonly string[], count: number): string {
  const head = signs.slice(0, count).join('');
  const whole = count >= signs.length || /\s/.test(signs[count]!) ? head : head.replace(/\s+\S*$/u, '');
  const kept = whole.length * 1.5 >= head.length ? whole : head;
  return kept.replace(/[\s,;:.(–—-]+$/u, '');
}
