/** Small parts of sentences. The same on every machine: nothing here asks the locale. */

/** 1234567 -> "1,234,567". */
export function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 paper", "1,200 papers". */
export function countOf(count: number, noun: string): string {
  return `${sayNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

export function quoteTitle(title: string): string {
  return title === '' ? 'a paper without a title' : `“${title}”`;
}

/** A similarity as people read it: two digits; never 0 for what is more, never 1 for what is less. */
export function saySimilarity(similarity: number): string {
  if (similarity > 0 && similarity < 0.005) return 'under 0.01';
  if (similarity < 1 && similarity >= 0.995) return '0.99';
  return similarity.toFixed(2);
}
