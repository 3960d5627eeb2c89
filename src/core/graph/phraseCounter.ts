/**
 * Counts phrases over the texts read for naming. A phrase is found by a hash of its key ids, so that counting makes no strings; nearly all
 * phrases stand in one paper only and are dropped by a table of hashes before they are counted. Where phrases stand is kept: how a
 * name is spelled is asked of a few of them later. Cost: linear in the words.
 */
import { withRoom } from '../text/columns.ts';
import type { PhraseCounts, PhrasePlaces, PhraseSource, ReadPaper } from './namePhrases.ts';
import { papersOfClusters } from './phraseKernel.ts';
import { runEnd, type WordTable } from './nameTokens.ts';

const longestPhrase = 3;
/** Phrases share a place in the table of hashes by accident only: that lets a few rare ones through, and loses none. */
const hashBits = 20;
const hashShift = 32 - hashBits;

function mixHash(hash: number, key: number): number {
  const mixed = Math.imul(hash ^ (key + 1), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

const none = -1;

/** Words that at least two of the papers read hold: nothing else can name a cluster. */
function usableWords(papers: readonly ReadPaper[], { keyOf, keys }: WordTable): Uint8Array {
  // One more than the number of a paper; 0 where there is none.
  const lastPaper = new Uint32Array(keys.length);
  const usable = new Uint8Array(keys.length);
  for (let paper = 0; paper < papers.length; paper += 1) {
    for (const surface of papers[paper]!.text.words) {
      if (surface === runEnd) continue;
      const key = keyOf[surface]!;
      const last = lastPaper[key]!;
      if (last !== 0 && last !== paper + 1) usable[key] = 1;
      lastPaper[key] = paper + 1;
    }
  }
  return usable;
}

/** The key of each word of a text; `none` where no phrase goes on. */
function keysOf(words: Int32Array, keyOf: Int32Array, usable: Uint8Array): Int32Array {
  const keys = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const surface = words[at]!;
    const key = surface === runEnd ? none : keyOf[surface]!;
    keys[at] = key !== none && usable[key] === 1 ? key : none;
  }
  return keys;
}

const [sharedMark, meaningMark] = [1, 2];

/** For each hash whether at least two papers hold a phrase of it. */
function markShared(texts: readonly Int32Array[]): Uint8Array {
  const lastPaper = new Uint32Array(1 << hashBits);
  const marks = new Uint8Array(1 << hashBits);
  for (let paper = 0; paper < texts.length; paper += 1) {
    const keys = texts[paper]!;
    for (let start = 0; start < keys.length; start += 1) {
      let hash = 0;
      for (let at = start; at < start + longestPhrase; at += 1) {
        const key = keys[at]!;
        if (key < 0) break;
        hash = mixHash(hash, key);
        const slot = hash >>> hashShift;
        const last = lastPaper[slot]!;
        if (last !== 0 && last !== paper + 1) marks[slot] = sharedMark;
        lastPaper[slot] = paper + 1;
      }
    }
  }
  return marks;
}

class PhraseCounter {
  private readonly words: number[][] = [];
  private counts = new Float64Array(1 << 12);
  private readonly seen: number[] = [];
  private readonly followed: number[] = [];
  private readonly lastPaper: number[] = [];
  private readonly aliases = new Map<number, number>();
  /** One more than the first phrase of each hash, and than the next one of the same hash. */
  private readonly first = new Uint32Array(1 << hashBits);
  private readonly next: number[] = [];
  private readonly places: PhrasePlaces;

  constructor(private readonly source: PhraseSource) {
    const { papers } = source;
    const offsets = new Uint32Array(papers.length + 1);
    this.places = { offsets, phrase: new Int32Array(1 << 12), place: new Int32Array(1 << 12), size: 0 };
  }

  count(): PhraseCounts {
    const { source, places } = this;
    const { table, papers, clusters } = source;
    const usable = usableWords(papers, table);
    const keyOf = Int32Array.from(table.keyOf);
    const texts = papers.map(({ text }) => keysOf(text.words, keyOf, usable));
    const marks = markShared(texts);
    for (const [acronym, words] of source.acronyms) {
      const slot = words.reduce(mixHash, 0) >>> hashShift;
      marks[slot]! |= meaningMark;
      this.aliases.set(acronym, this.numberOf(slot, words, 0, words.length));
    }
    for (let paper = 0; paper < papers.length; paper += 1) {
      this.countPaper(papers[paper]!, paper, texts[paper]!, marks);
      places.offsets[paper + 1] = places.size;
    }
    return {
      table,
      papers,
      clusters,
      read: papersOfClusters(source),
      phrases: this.words.length,
      wordsOf: (phrase) => this.words[phrase]!,
      counts: this.counts,
      seenOf: (phrase) => this.seen[phrase]!,
      followedOf: (phrase) => this.followed[phrase]!,
      acronyms: this.aliases,
      places,
    };
  }

  private countPaper({ text, cluster }: ReadPaper, paper: number, keys: Int32Array, marks: Uint8Array): void {
    const { words, titleEnd } = text;
    for (let start = 0; start < keys.length; start += 1) {
      let hash = 0;
      for (let length = 1; length <= longestPhrase; length += 1) {
        const key = keys[start + length - 1]!;
        if (key < 0) break;
        hash = mixHash(hash, key);
        const slot = hash >>> hashShift;
        const mark = marks[slot]!;
        if (mark === 0) continue;
        const alias = length === 1 ? this.aliases.get(key) : undefined;
        if ((mark & sharedMark) === 0) {
          // In one paper only, it counts for nothing; but what an acronym stands for may still be spelled by it.
          const meaning = this.find(slot, keys, start, length);
          if (meaning !== none) this.keep(meaning, start, length);
          continue;
        }
        const phrase = alias ?? this.numberOf(slot, keys, start, length);
        this.keep(phrase, start, length);
        this.seen[phrase]! += 1;
        if (words[start + length]! !== runEnd) this.followed[phrase]! += 1;
        // The title is read first: a paper counts 1.5 for it there and nothing more in the abstract.
        if (this.lastPaper[phrase] !== paper)
          this.counts[phrase * this.source.clusters + cluster]! += start < titleEnd ? 1.5 : 1;
        this.lastPaper[phrase] = paper;
      }
    }
  }

  private keep(phrase: number, start: number, length: number): void {
    const { places } = this;
    const at = places.size;
    places.size += 1;
    if (at === places.phrase.length) {
      places.phrase = withRoom(places.phrase, at + 1);
      places.place = withRoom(places.place, at + 1);
    }
    places.phrase[at] = phrase;
    places.place[at] = 4 * start + length;
  }

  private find(slot: number, keys: ArrayLike<number>, start: number, length: number): number {
    for (let phrase = this.first[slot]! - 1; phrase >= 0; phrase = this.next[phrase]! - 1) {
      const words = this.words[phrase]!;
      if (words.length !== length) continue;
      let same = 0;
      while (same < length && words[same] === keys[start + same]) same += 1;
      if (same === length) return phrase;
    }
    return none;
  }

  private numberOf(slot: number, keys: ArrayLike<number>, start: number, length: number): number {
    const known = this.find(slot, keys, start, length);
    if (known !== none) return known;
    const words: number[] = [];
    for (let at = start; at < start + length; at += 1) words.push(keys[at]!);
    const number = this.words.push(words) - 1;
    this.next.push(this.first[slot]!);
    this.first[slot] = number + 1;
    this.seen.push(0);
    this.followed.push(0);
    this.lastPaper.push(none);
    this.makeRoom((number + 1) * this.source.clusters);
    return number;
  }

  private makeRoom(size: number): void {
    if (size <= this.counts.length) return;
    const larger = new Float64Array(2 * size);
    larger.set(this.counts);
    this.counts = larger;
  }
}

export function countPhrasesPlainly(source: PhraseSource): PhraseCounts {
  return new PhraseCounter(source).count();
}
