/** Names of people taken apart, for formats that want the family name by itself. */

export interface PersonName {
  readonly family: string;
  readonly given: string;
}

const suffix = /^(jr|sr|ii|iii|iv|phd|md)\.?$/i;

/** "van Eck" of "Nees Jan van Eck" and of "van Eck, Nees Jan"; a name without blanks, or of a group ("A and B"), is one family name. */
export function splitName(author: string): PersonName {
  const name = author.trim().replace(/\s+/g, ' ');
  const comma = name.indexOf(',');
  if (comma >= 0) return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
  if (/ (and|&) /i.test(name)) return { family: name, given: '' };
  const words = name.split(' ');
  const last = words.findLastIndex((word) => !suffix.test(word));
  if (last < 1) return { family: name, given: '' };
  let start = last;
  // Particles are written small: van, de, der, al, bin, ...
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1]!)) start--;
  const given = [...words.slice(0, start), ...words.slice(last + 1)];
  return { family: words.slice(start, last + 1).join(' '), given: given.join(' ') };
}
