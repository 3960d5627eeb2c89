/** Texts as runs of words for naming (graph/nameTokens.ts): a word holds its hyphens and apostrophes, a mark or a word that says nothing ends a run. */
import { finish, hyphen, prime, see, seed, space, Words } from './words';

function unitAt(words: Words, index: i32): u32 {
  return <u32>load<u16>(words.text + ((<usize>index) << 1));
}

function kindAt(words: Words, index: i32): u32 {
  return <u32>load<u8>(words.classes + unitAt(words, index));
}

function isWord(kind: u32): bool {
  return kind == 1 || kind == 2;
}

/** Between two characters of one word: - ' + . and their typographic forms. */
function isJoint(code: u32): bool {
  return (
    code == 45 || code == 46 || code == 39 || code == 43 || code == 0x2019 || code == 0x2010 || code == 0x2011
  );
}

function isSpace(code: u32): bool {
  return code == space || (code >= 9 && code <= 13) || code == 0xa0 || (code >= 0x2000 && code <= 0x200a);
}

function endsSentence(code: u32): bool {
  return code == 46 || code == 33 || code == 63 || code == 58;
}

/**
 * How many entries of `out` the text comes to; `joined` is 1 where a capital says nothing. -1 less a place where a character is of a class
 * that is not known.
 */
export function readRuns(address: usize, length: i32, isTitle: bool): i32 {
  const words = changetype<Words>(address);
  const out = words.out;
  const joined = words.joined;
  let opens: u8 = 1;
  let entries: usize = 0;
  let index = 0;
  while (index < length) {
    const code = unitAt(words, index);
    const kind = <u32>load<u8>(words.classes + code);
    if (kind > hyphen) return -1 - index;
    const place: u8 = isTitle ? 1 : opens;
    if (!isWord(kind)) {
      index++;
      if (isSpace(code)) continue;
      if (endsSentence(code)) opens = 1;
      store<i32>(out + (entries << 2), -1);
      store<u8>(joined + entries, place);
      entries++;
      continue;
    }
    const start = index;
    let hash = (seed ^ code) * prime;
    index++;
    while (index < length) {
      let unit = unitAt(words, index);
      const class_ = <u32>load<u8>(words.classes + unit);
      if (class_ > hyphen) return -1 - index;
      if (!isWord(class_)) {
        if (!isJoint(unit) || index + 1 >= length) break;
        const next = kindAt(words, index + 1);
        if (next > hyphen) return -1 - index;
        if (!isWord(next)) break;
        hash = (hash ^ unit) * prime;
        index++;
        unit = unitAt(words, index);
      }
      hash = (hash ^ unit) * prime;
      index++;
    }
    store<i32>(out + (entries << 2), see(words, start, index, finish(hash), 1));
    store<u8>(joined + entries, place);
    entries++;
    opens = 0;
  }
  store<i32>(out + (entries << 2), -1);
  store<u8>(joined + entries, 0);
  return <i32>entries + 1;
}
