/** Counts phrases by the WebAssembly kernel, with the numbers of the plain code: see phraseCounter.ts. */
import { Fields } from '../kernels/fields.ts';
import type { PlacingKernel } from '../kernels/placing.ts';
import type { PhraseCounts, PhraseSource } from './namePhrases.ts';

const names = [
  ...([
    'words',
    'keys',
    'offsets',
    'titles',
    'clusterOf',
    'papers',
    'clusters',
    'keyOf',
    'lastPaper',
  ] as const),
  ...(['usable', 'aliasOf', 'lastOfHash', 'marks', 'first', 'phrases', 'size'] as const),
  ...(['ends', 'phraseAt', 'placeAt', 'counted', 'placed', 'counts'] as const),
] as const;
const longestPhrase = 3;
const hashes = 1 << 20;
/** A phrase in memory: how many keys, three keys, how often it was seen, and followed; two more. */
const phraseFields = 8;
const firstPhrases = 1 << 13;

class Counter {
  private readonly fields: Fields<(typeof names)[number]>;
  private readonly offsets: Int32Array;
  private room = 0;

  constructor(
    private readonly kernel: PlacingKernel,
    private readonly source: PhraseSource,
  ) {
    const { table, papers, clusters } = source;
    this.fields = new Fields(kernel, names);
    this.offsets = new Int32Array(papers.length + 1);
    papers.forEach(({ text }, paper) => (this.offsets[paper + 1] = this.offsets[paper]! + text.words.length));
    const words = this.offsets[papers.length]!;
    const keys = table.keys.length;
    const numbers = (count: number) => kernel.reserve(4 * count);
    const places = longestPhrase * words;
    this.fields.set({
      ...{ words: numbers(words), keys: numbers(words + longestPhrase), offsets: kernel.store(this.offsets) },
      titles: kernel.store(Int32Array.from(papers, ({ text }) => text.titleEnd)),
      clusterOf: kernel.store(Int32Array.from(papers, ({ cluster }) => cluster)),
      ...{ papers: papers.length, clusters },
      ...{ keyOf: kernel.store(Int32Array.from(table.keyOf)), lastPaper: numbers(keys) },
      ...{ usable: kernel.reserve(keys), aliasOf: kernel.store(new Int32Array(keys).fill(-1)) },
      ...{ lastOfHash: numbers(hashes), marks: kernel.reserve(hashes), first: numbers(hashes) },
      ...{ ends: numbers(papers.length), phraseAt: numbers(places), placeAt: numbers(places) },
      counted: kernel.reserve(places),
    });
    const all = kernel.int32(this.fields.get('words'), words);
    papers.forEach(({ text }, paper) => {
      all.set(text.words, this.offsets[paper]);
    });
  }

  count(): PhraseCounts {
    const { kernel, fields, source } = this;
    const { table, papers, clusters } = source;
    kernel.run.markShared(fields.address);
    this.makeRoom();
    const acronyms = this.addMeanings();
    for (let from = 0; from < papers.length;) {
      from = kernel.run.findPhrases(fields.address, from, this.room);
      if (from < papers.length) this.makeRoom();
    }
    const size = fields.get('size');
    const counts = kernel.reserve(8 * size * clusters);
    fields.set({ counts });
    kernel.run.tallyPhrases(fields.address);
    const phrases = kernel.int32(fields.get('phrases'), phraseFields * size);
    const placed = fields.get('placed');
    return {
      ...{ table, papers, clusters, acronyms, phrases: size },
      read: papersOfClusters(source),
      wordsOf: (phrase) => [
        ...phrases.subarray(phraseFields * phrase + 1).subarray(0, phrases[phraseFields * phrase]),
      ],
      counts: kernel.float64(counts, size * clusters),
      seenOf: (phrase) => phrases[phraseFields * phrase + 4]!,
      followedOf: (phrase) => phrases[phraseFields * phrase + 5]!,
      places: {
        offsets: Uint32Array.of(0, ...kernel.uint32(fields.get('ends'), papers.length)),
        phrase: kernel.int32(fields.get('phraseAt'), placed),
        place: kernel.int32(fields.get('placeAt'), placed),
        size: placed,
      },
    };
  }

  private addMeanings(): Map<number, number> {
    const { kernel, fields } = this;
    const keys = kernel.reserve(4 * longestPhrase);
    const numbers = new Map<number, number>();
    for (const [acronym, words] of this.source.acronyms) {
      if (fields.get('size') === this.room) this.makeRoom();
      kernel.int32(keys, words.length).set(words);
      numbers.set(acronym, kernel.run.addMeaning(fields.address, acronym, keys, words.length));
    }
    return numbers;
  }

  /** Twice the phrases. */
  private makeRoom(): void {
    const { kernel, fields } = this;
    this.room = Math.max(firstPhrases, 2 * this.room);
    const kept = 4 * phraseFields * fields.get('size');
    fields.set({ phrases: kernel.enlarge(fields.get('phrases'), kept, 4 * phraseFields * this.room) });
  }
}

/** Papers read of each cluster. */
export function papersOfClusters({ papers, clusters }: PhraseSource): Uint32Array {
  const read = new Uint32Array(clusters);
  for (const { cluster } of papers) read[cluster]! += 1;
  return read;
}

export function countPhrasesByKernel(kernel: PlacingKernel, source: PhraseSource): PhraseCounts {
  return new Counter(kernel, source).count();
}
