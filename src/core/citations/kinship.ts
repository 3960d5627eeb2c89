/**
 * Kinship by references: bibliographic coupling (two papers refer to the same works; M. M. Kessler 1963, doi 10.1002/asi.5090140103) and
 * co-citation (the same papers refer to both; H. Small 1973, doi 10.1002/asi.4630240406). Both are cosines of lists whose entries weigh
 * log(N / lists that hold them): what everybody cites says little. Works outside the corpus count for coupling. Cost: for each entry, the
 * square of the lists that hold it.
 */
import { sortEdges } from '../similarity/sortEdges.ts';
import type { Job } from '../progress.ts';
import type { SimilarityEdges } from '../types.ts';
import type { CitationEdges } from './direct.ts';
import type { ReferenceLists } from './works.ts';

/** Lists of entries, as CSR. */
interface Lists {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Uint32Array;
  readonly entries: Uint32Array;
}

const workPerStep = 200_000;

/** All pairs whose cosine is at least `floor` (> 0). */
export function couplePapers(references: ReferenceLists, floor: number): Job<SimilarityEdges> {
  const { rows, offsets, works, external } = references;
  return joinLists({ rows, columns: rows + external.length, offsets, entries: works }, floor);
}

/** All pairs whose cosine over the papers that cite them is at least `floor` (> 0). */
export function cociteEdges(citations: CitationEdges, rows: number, floor: number): Job<SimilarityEdges> {
  return joinLists(invert(citations, rows), floor);
}

/** Cited row -> citing rows, ascending, because sources come in order. */
function invert({ source, target }: CitationEdges, rows: number): Lists {
  const offsets = new Uint32Array(rows + 1);
  for (const row of target) offsets[row + 1]! += 1;
  for (let row = 0; row < rows; row += 1) offsets[row + 1]! += offsets[row]!;
  const next = offsets.slice();
  const entries = new Uint32Array(source.length);
  for (let at = 0; at < source.length; at += 1) {
    const row = target[at]!;
    entries[next[row]!] = source[at]!;
    next[row]! += 1;
  }
  return { rows, columns: rows, offsets, entries };
}

function* joinLists(lists: Lists, floor: number): Job<SimilarityEdges> {
  const { rows, offsets, entries } = lists;
  const holders = holdersOf(lists);
  const weights = weighEntries(holders, rows);
  const lengths = measureLists(lists, weights);
  const found: [number, number, number][] = [];
  const scores = new Float64Array(rows);
  let work = 0;
  for (let row = 0; row < rows; row += 1) {
    const touched: number[] = [];
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const entry = entries[at]!;
      const gain = weights[entry]! * weights[entry]!;
      if (gain === 0) continue;
      for (let place = holders.offsets[entry]!; place < holders.offsets[entry + 1]!; place += 1) {
        const other = holders.entries[place]!;
        if (other <= row) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other]! += gain;
        work += 1;
      }
    }
    for (const other of touched.sort((a, b) => a - b)) {
      const cosine = Math.fround(Math.min(1, scores[other]! / (lengths[row]! * lengths[other]!)));
      if (cosine >= floor) found.push([row, other, cosine]);
      scores[other] = 0;
    }
    if (work > workPerStep) {
      work = 0;
      yield { stage: 'similarity', done: row, total: rows };
    }
  }
  return sortEdges({
    source: Uint32Array.from(found, (edge) => edge[0]),
    target: Uint32Array.from(found, (edge) => edge[1]),
    weight: Float32Array.from(found, (edge) => edge[2]),
  });
}

/** Entry -> lists that hold it, ascending. */
function holdersOf({ rows, columns, offsets, entries }: Lists): Lists {
  const starts = new Uint32Array(columns + 1);
  for (const entry of entries) starts[entry + 1]! += 1;
  for (let entry = 0; entry < columns; entry += 1) starts[entry + 1]! += starts[entry]!;
  const next = starts.slice();
  const holders = new Uint32Array(entries.length);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const entry = entries[at]!;
      holders[next[entry]!] = row;
      next[entry]! += 1;
    }
  }
  return { rows: columns, columns: rows, offsets: starts, entries: holders };
}

/** log(N / holders), as Float32 so that engines whose logarithms differ in the last bit agree. */
function weighEntries(holders: Lists, rows: number): Float32Array {
  return Float32Array.from({ length: holders.rows }, (_, entry) => {
    const count = holders.offsets[entry + 1]! - holders.offsets[entry]!;
    return count === 0 ? 0 : Math.log((rows + 1) / count);
  });
}

function measureLists({ rows, offsets, entries }: Lists, weights: Float32Array): Float64Array {
  const lengths = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1)
      sum += weights[entries[at]!]! * weights[entries[at]!]!;
    lengths[row] = Math.sqrt(sum);
  }
  return lengths;
}
