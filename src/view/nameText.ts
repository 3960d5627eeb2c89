/** Names on several lines. */

/** A line that ends with a comma may be this much longer: phrases are not torn for a few letters. */
const commaWorth = 4;

/** The words on so many lines (fewer where there are fewer words), the longest as short as can be. */
export function balance(name: string, count: number): string[] {
  const words = name.split(' ');
  let best: readonly string[] = [name];
  let least = Infinity;
  const divide = (from: number, lines: readonly string[]) => {
    if (lines.length === count - 1) {
      const all = [...lines, words.slice(from).join(' ')];
      const commas = lines.filter((line) => line.endsWith(',')).length;
      const cost = Math.max(...all.map((line) => line.length)) - commaWorth * commas;
      if (cost < least) [best, least] = [all, cost];
      return;
    }
    for (let to = from + 1; to < words.length; to += 1)
      divide(to, [...lines, words.slice(from, to).join(' ')]);
  };
  if (words.length >= count) divide(0, []);
  return [...best];
}

/** A name is at most so many letters wide where two lines are enough for that; else as narrow as two lines can be, up to `most`. */
export function wrapToLetters(name: string, fitting: number, most: number): string[] {
  for (let letters = fitting; letters < most; letters += 1) {
    const lines = wrapName(name, letters);
    if (lines.length === 2 || name.length <= letters || !name.includes(' ')) return lines;
  }
  return wrapName(name, most);
}

function wrapName(name: string, longest: number): string[] {
  if (name.length <= longest) return [name];
  const comma = name.indexOf(', ');
  if (comma > 0 && comma <= longest * 1.3)
    return [name.slice(0, comma + 1), ...wrapName(name.slice(comma + 2), longest)];
  const space = name.lastIndexOf(' ', longest);
  if (space <= 0) return [name];
  return [name.slice(0, space), ...wrapName(name.slice(space + 1), longest)];
}
