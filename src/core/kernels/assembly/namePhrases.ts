/** Counts the phrases that names are chosen from (graph/phraseCounter.ts, whose numbers these are). Addresses are bytes. */

@unmanaged
export class Counter {
  /** Texts one after the other: surfaces, -1 where a run ends; later their keys, -1 where no phrase goes on (i32 each). */
  words: usize;
  keys: usize;
  /** Where each paper's text begins, one more than papers (i32); where its abstract begins, from there (i32); its cluster (i32). */
  offsets: usize;
  titles: usize;
  clusterOf: usize;
  papers: i32;
  clusters: i32;
  /** Key of each surface; of each key one more than the last paper, whether two hold it (u8), and the phrase it stands for or -1 (i32). */
  keyOf: usize;
  lastPaper: usize;
  usable: usize;
  aliasOf: usize;
  /** Of each hash: one more than the last paper, what is known of it (u8), one more than its first phrase (i32). */
  lastOfHash: usize;
  marks: usize;
  first: usize;
  phrases: usize;
  size: i32;
  /** For each paper where its places end (i32); phrase and place (i32), and 1 where it counts (u8). */
  ends: usize;
  phraseAt: usize;
  placeAt: usize;
  counted: usize;
  placed: i32;
  /** counts[phrase * clusters + cluster] (f64). */
  counts: usize;
}

@unmanaged
class Phrase {
  length: i32;
  a: i32;
  b: i32;
  c: i32;
  seen: i32;
  followed: i32;
  /** One more than the next phrase of its hash. */
  next: i32;
  /** One more than the last paper it was counted for. */
  last: i32;
}

const hashShift: u32 = 12;
const longest = 3;
const shared: u8 = 1;
const meaning: u8 = 2;

function at(column: usize, index: i32): i32 {
  return load<i32>(column + ((<usize>index) << 2));
}

function put(column: usize, index: i32, value: i32): void {
  store<i32>(column + ((<usize>index) << 2), value);
}

function mixHash(hash: u32, key: i32): u32 {
  const mixed = (hash ^ (<u32>(key + 1))) * 0x9e3779b1;
  return mixed ^ (mixed >>> 15);
}

function phraseOf(counter: Counter, phrase: i32): Phrase {
  return changetype<Phrase>(counter.phrases + <usize>phrase * offsetof<Phrase>());
}

/** Surfaces become keys; those of words that one paper alone holds are none. */
function keyWords(counter: Counter): void {
  for (let paper = 0; paper < counter.papers; paper++) {
    const end = at(counter.offsets, paper + 1);
    for (let word = at(counter.offsets, paper); word < end; word++) {
      const surface = at(counter.words, word);
      const key = surface < 0 ? -1 : at(counter.keyOf, surface);
      put(counter.keys, word, key);
      if (key < 0) continue;
      const last = at(counter.lastPaper, key);
      if (last != 0 && last != paper + 1) store<u8>(counter.usable + <usize>key, 1);
      put(counter.lastPaper, key, paper + 1);
    }
  }
  const end = at(counter.offsets, counter.papers);
  for (let word = 0; word < end; word++) {
    const key = at(counter.keys, word);
    if (key >= 0 && load<u8>(counter.usable + <usize>key) == 0) put(counter.keys, word, -1);
  }
}

/** Keys of all words, and for each hash whether at least two papers hold a phrase of it. A text ends in -1. */
export function markShared(address: usize): void {
  const counter = changetype<Counter>(address);
  keyWords(counter);
  for (let paper = 0; paper < counter.papers; paper++) {
    const end = at(counter.offsets, paper + 1);
    for (let start = at(counter.offsets, paper); start < end; start++) {
      let hash: u32 = 0;
      for (let word = start; word < start + longest; word++) {
        const key = at(counter.keys, word);
        if (key < 0) break;
        hash = mixHash(hash, key);
        const slot = <i32>(hash >>> hashShift);
        const last = at(counter.lastOfHash, slot);
        if (last != 0 && last != paper + 1) store<u8>(counter.marks + <usize>slot, shared);
        put(counter.lastOfHash, slot, paper + 1);
      }
    }
  }
}

/** The phrase of so many keys, or -1. */
function find(counter: Counter, slot: i32, keys: usize, length: i32): i32 {
  let number = at(counter.first, slot) - 1;
  while (number >= 0) {
    const phrase = phraseOf(counter, number);
    const isSame =
      phrase.length == length &&
      phrase.a == at(keys, 0) &&
      (length < 2 || phrase.b == at(keys, 1)) &&
      (length < 3 || phrase.c == at(keys, 2));
    if (isSame) return number;
    number = phrase.next - 1;
  }
  return -1;
}

function numberOf(counter: Counter, slot: i32, keys: usize, length: i32): i32 {
  const known = find(counter, slot, keys, length);
  if (known >= 0) return known;
  const phrase = phraseOf(counter, counter.size);
  phrase.length = length;
  phrase.a = at(keys, 0);
  phrase.b = length > 1 ? at(keys, 1) : 0;
  phrase.c = length > 2 ? at(keys, 2) : 0;
  phrase.seen = 0;
  phrase.followed = 0;
  phrase.last = 0;
  phrase.next = at(counter.first, slot);
  counter.size++;
  put(counter.first, slot, counter.size);
  return counter.size - 1;
}

/** What a key stands for; returns the number of that phrase. */
export function addMeaning(address: usize, acronym: i32, keys: usize, length: i32): i32 {
  const counter = changetype<Counter>(address);
  let hash: u32 = 0;
  for (let word = 0; word < length; word++) hash = mixHash(hash, at(keys, word));
  const slot = <i32>(hash >>> hashShift);
  const mark = counter.marks + <usize>slot;
  store<u8>(mark, load<u8>(mark) | meaning);
  const number = numberOf(counter, slot, keys, length);
  put(counter.aliasOf, acronym, number);
  return number;
}

function keep(counter: Counter, phrase: i32, start: i32, length: i32, counts: u8): void {
  const place = counter.placed++;
  put(counter.phraseAt, place, phrase);
  put(counter.placeAt, place, 4 * start + length);
  store<u8>(counter.counted + <usize>place, counts);
}

/** A phrase of a hash that two papers hold, or one that an acronym stands for. */
function meet(counter: Counter, slot: i32, mark: u8, word: i32, start: i32, length: i32): void {
  const keys = counter.keys + ((<usize>word) << 2);
  if ((mark & shared) == 0) {
    const known = find(counter, slot, keys, length);
    if (known >= 0) keep(counter, known, start, length, 0);
    return;
  }
  const alias = length == 1 ? at(counter.aliasOf, at(keys, 0)) : -1;
  const number = alias >= 0 ? alias : numberOf(counter, slot, keys, length);
  keep(counter, number, start, length, 1);
  const phrase = phraseOf(counter, number);
  phrase.seen++;
  if (at(counter.words, word + length) >= 0) phrase.followed++;
}

/** Finds the phrases of papers from .. on; returns the paper before which there is no room for `room` phrases in all, or all papers. */
export function findPhrases(address: usize, from: i32, room: i32): i32 {
  const counter = changetype<Counter>(address);
  for (let paper = from; paper < counter.papers; paper++) {
    const begin = at(counter.offsets, paper);
    const end = at(counter.offsets, paper + 1);
    if (counter.size + longest * (end - begin) > room) return paper;
    for (let word = begin; word < end; word++) {
      let hash: u32 = 0;
      for (let length = 1; length <= longest; length++) {
        const key = at(counter.keys, word + length - 1);
        if (key < 0) break;
        hash = mixHash(hash, key);
        const slot = <i32>(hash >>> hashShift);
        const mark = load<u8>(counter.marks + <usize>slot);
        if (mark != 0) meet(counter, slot, mark, word, word - begin, length);
      }
    }
    put(counter.ends, paper, counter.placed);
  }
  return counter.papers;
}

/** Papers of each cluster that hold each phrase; one that holds it in its title, which is read first, counts half more. */
export function tallyPhrases(address: usize): void {
  const counter = changetype<Counter>(address);
  let place = 0;
  for (let paper = 0; paper < counter.papers; paper++) {
    const title = at(counter.titles, paper);
    const cluster = at(counter.clusterOf, paper);
    for (const end = at(counter.ends, paper); place < end; place++) {
      if (load<u8>(counter.counted + <usize>place) == 0) continue;
      const number = at(counter.phraseAt, place);
      const phrase = phraseOf(counter, number);
      if (phrase.last == paper + 1) continue;
      phrase.last = paper + 1;
      const count = counter.counts + ((<usize>(number * counter.clusters + cluster)) << 3);
      store<f64>(count, load<f64>(count) + (at(counter.placeAt, place) >>> 2 < title ? 1.5 : 1));
    }
  }
}
