/**
 * Papers to TF-IDF rows by the WebAssembly kernel, where words, terms, phrases and counts stay from the first text to the last row: bit for bit
 * what countTerms and weighTerms come to. Cost: linear in the characters; about 12 bytes for each word while it runs.
 */
import { Fields } from '../kernels/fields.ts';
import type { Kernel } from '../kernels/wasm.ts';
import type { Job, Progress } from '../progress.ts';
import type { Paper } from '../types.ts';
import { KernelPhrases, type Phrase } from './kernelPhrases.ts';
import type { KernelTable } from './kernelTable.ts';
import { KernelTerms } from './kernelTerms.ts';
import { KernelWords } from './kernelWords.ts';
import { charactersPerSlice, leastPapers, titleWeight, weighCount, weighRarity } from './rules.ts';
import type { WeighedTerms } from './tfidf.ts';
import { countedWords } from './wordReader.ts';

interface Rows {
  /** rows + 1. */
  readonly offsets: Uint32Array;
  /** Where each paper's abstract begins. */
  readonly abstracts: Uint32Array;
}

function* readTexts(words: KernelWords, papers: readonly Paper[], withKeywords: boolean): Job<Rows> {
  const offsets = new Uint32Array(papers.length + 1);
  const abstracts = new Uint32Array(papers.length);
  let characters = 0;
  for (let row = 0; row < papers.length; row += 1) {
    const { title, abstract, keywords } = papers[row]!;
    words.read(title, countedWords);
    abstracts[row] = words.size;
    words.read(abstract, countedWords);
    if (withKeywords && keywords.length > 0) words.read(keywords.join('; '), countedWords);
    offsets[row + 1] = words.size;
    characters += title.length + abstract.length;
    if (characters < charactersPerSlice) continue;
    characters = 0;
    yield { stage: 'text', done: row + 1, total: papers.length };
  }
  return { offsets, abstracts };
}

/** What each column is: a term, and the papers that hold it. */
interface Columns {
  readonly terms: Uint32Array;
  readonly papers: Uint32Array;
}

/** A column in memory: papers, term, and eight bytes more. */
const columnFields = 4;

function orderColumns(kernel: Kernel, table: KernelTable, papers: number, least: number): Columns {
  const room = 4 * columnFields * table.size;
  const [list, spare] = [kernel.reserve(room), kernel.reserve(room)];
  const count = kernel.run.listColumns(table.address, papers, least, list);
  const sorted = kernel.run.sortColumns(table.address, list, spare, count);
  const columns = kernel.uint32(sorted, columnFields * count);
  const found = { papers: new Uint32Array(count), terms: new Uint32Array(count) };
  for (let column = 0; column < count; column += 1) {
    found.papers[column] = columns[columnFields * column]!;
    found.terms[column] = columns[columnFields * column + 1]!;
  }
  return found;
}

const names = [
  ...(['sequence', 'titleWeight', 'columnOf', 'rarity', 'countOf', 'bits', 'marks'] as const),
  ...(['markWords', 'scales', 'ends', 'terms', 'counts', 'values'] as const),
] as const;
const rowsPerSlice = 500;
const wordBits = 64;

/** The most entries of so many rows. */
function mostBetween(offsets: Uint32Array, rows: number): number {
  let most = 0;
  for (let from = 0; from + 1 < offsets.length; from += rows) {
    most = Math.max(most, offsets[Math.min(offsets.length - 1, from + rows)]! - offsets[from]!);
  }
  return most;
}

/** What counts weigh in rows of so many words, all of which may be one, in the title. */
function scalesOf(words: number): Float32Array {
  const scales = new Float32Array(titleWeight * words + 1);
  for (let count = 1; count < scales.length; count += 1) scales[count] = weighCount(count);
  return scales;
}

/** Rows are written so many at a time. */
function* weighRows(
  kernel: Kernel,
  sequence: number,
  { offsets }: Rows,
  columnOf: Int32Array,
  rarity: Float32Array,
  size: number,
): Generator<void, Omit<WeighedTerms, 'vocabulary'>, void> {
  const rows = offsets.length - 1;
  const words = Math.ceil(rarity.length / wordBits);
  const markWords = Math.ceil(words / wordBits);
  const fields = new Fields(kernel, names);
  // An entry is a word, and may begin a phrase.
  const room = 4 * 2 * mostBetween(offsets, rowsPerSlice);
  const out = {
    ends: kernel.reserve(4 * rowsPerSlice),
    terms: kernel.reserve(room),
    counts: kernel.reserve(room),
    values: kernel.reserve(room),
  };
  fields.set({
    ...out,
    ...{ sequence, titleWeight, markWords },
    ...{ columnOf: kernel.store(columnOf), rarity: kernel.store(rarity) },
    countOf: kernel.reserve(4 * rarity.length),
    bits: kernel.reserve(8 * words),
    marks: kernel.reserve(8 * markWords),
    scales: kernel.store(scalesOf(mostBetween(offsets, 1))),
  });
  const tfidf = { rows, columns: rarity.length, offsets: new Uint32Array(rows + 1) };
  const terms = new Uint32Array(size);
  const values = new Float32Array(size);
  const termCounts = new Float32Array(size);
  let filled = 0;
  for (let from = 0; from < rows; from += rowsPerSlice) {
    const to = Math.min(rows, from + rowsPerSlice);
    kernel.run.weighRows(fields.address, from, to);
    const ends = kernel.uint32(out.ends, to - from);
    const entries = ends[to - from - 1]!;
    for (let row = from; row < to; row += 1) tfidf.offsets[row + 1] = filled + ends[row - from]!;
    terms.set(kernel.uint32(out.terms, entries), filled);
    values.set(kernel.float32(out.values, entries), filled);
    termCounts.set(kernel.float32(out.counts, entries), filled);
    filled += entries;
    yield;
  }
  return { tfidf: { ...tfidf, terms, values }, termCounts };
}

type Text = (number: number) => string;

/** The word shown for a term, or the words of a phrase as most papers join them. */
function showTerm(shown: Text, phrases: readonly Phrase[], words: number): Text {
  return (term) => {
    if (term < words) return shown(term);
    const { first, second, hyphenated } = phrases[term - words]!;
    return shown(first) + (hyphenated ? '-' : ' ') + shown(second);
  };
}

/** What memory is needed, about. */
const bytesOfCharacter = 4;
const charactersOfWord = 5;

export function* weighByKernel(
  kernel: Kernel,
  papers: readonly Paper[],
  withKeywords: boolean,
): Job<WeighedTerms> {
  const progress: Progress = { stage: 'text', done: papers.length, total: papers.length };
  const characters = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
  kernel.expect(bytesOfCharacter * characters);
  const words = new KernelWords(kernel, Math.ceil(characters / charactersOfWord));
  const rows = yield* readTexts(words, papers, withKeywords);
  const terms = new KernelTerms(kernel, words.table);
  yield* paced(terms.learn(), progress);
  const wordTerms = terms.table.size;
  const phrases = new KernelPhrases(kernel, words, rows.offsets, rows.abstracts, terms.address, terms.table);
  const list = yield* paced(phrases.find(), progress);
  const columns = orderColumns(kernel, terms.table, phrases.held, leastPapers(papers.length));
  yield progress;
  const stemOf = terms.table.texts();
  const wordOf = showTerm(terms.shownWords(wordTerms), list, wordTerms);
  const stems: string[] = [];
  const shown: string[] = [];
  const columnOf = new Int32Array(terms.table.size).fill(-1);
  const rarity = new Float32Array(columns.terms.length);
  let size = 0;
  for (let column = 0; column < rarity.length; column += 1) {
    const term = columns.terms[column]!;
    const held = columns.papers[column]!;
    stems.push(stemOf(term));
    shown.push(wordOf(term));
    columnOf[term] = column;
    rarity[column] = weighRarity(stems[column]!, held, papers.length);
    size += held;
  }
  yield progress;
  const weighed = yield* paced(weighRows(kernel, phrases.address, rows, columnOf, rarity, size), progress);
  return { vocabulary: { stems, words: shown, documentFrequency: columns.papers }, ...weighed };
}

function* paced<Result>(steps: Generator<void, Result, void>, progress: Progress): Job<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield progress;
  }
}
