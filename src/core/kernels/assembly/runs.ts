/** Texts as runs of words for naming (graph/nameTokens.ts): a word holds its hyphens and apostrophes, a mark or a word that says nothing ends a run. */
import { numberOf, Table } from './table';
import { code, hyphen, look, setClasses, space, width } from './text';
import { close, push, Words } from './words';

function isWord(kind: u32): bool {
  return kind == 1 || kind == 2;
}

/** Between two characters of one word: - ' + . and their typographic forms. */
function isJoint(mark: u32): bool {
  return (
    mark == 45 || mark == 46 || mark == 39 || mark == 43 || mark == 0x2019 || mark == 0x2010 || mark == 0x2011
  );
}

function isSpace(mark: u32): bool {
  return mark == space || (mark >= 9 && mark <= 13) || mark == 0xa0 || (mark >= 0x2000 && mark <= 0x200a);
}

function endsSentence(mark: u32): bool {
  return mark == 46 || mark == 33 || mark == 63 || mark == 58;
}

/** Where no place is: a character is of a class that is not known. */
const lost: usize = 0;

/** The end of the token whose first character ends at a place, or `lost`. */
function endOfToken(at: usize, end: usize): usize {
  while (at < end) {
    let kind = look(at);
    if (kind > hyphen) return lost;
    if (isWord(kind)) {
      at += width;
      continue;
    }
    const next = at + width;
    if (!isJoint(code) || next >= end) return at;
    kind = look(next);
    if (kind > hyphen) return lost;
    if (!isWord(kind)) return at;
    at = next + width;
  }
  return at;
}

/** `joined` is 1 where a capital says nothing. False where a character is of a class that is not known: then nothing is written. */
export function readRuns(address: usize, length: i32, isTitle: bool): bool {
  const words = changetype<Words>(address);
  const table = changetype<Table>(words.table);
  setClasses(words.classes);
  const begun = words.size;
  const end = words.text + <usize>length;
  close(end);
  let opens = true;
  let at = words.text;
  while (at < end) {
    const kind = look(at);
    if (kind > hyphen) break;
    const place: u8 = isTitle || opens ? 1 : 0;
    const start = at;
    at += width;
    if (isWord(kind)) {
      at = endOfToken(at, end);
      if (at == lost) break;
      push(words, numberOf(table, start, <i32>(at - start)), place);
      opens = false;
    } else if (!isSpace(code)) {
      if (endsSentence(code)) opens = true;
      push(words, -1, place);
    }
  }
  if (at != end) {
    words.size = begun;
    return false;
  }
  push(words, -1, 0);
  return true;
}
