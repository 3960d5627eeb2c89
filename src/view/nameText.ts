/** Names on several lines, where nothing is known of the ground they stand on. */

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
