/** Corpora for the layout and cluster benchmarks: papers, labels where known, similarities and ties as the page finds them. */
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../../src/core/jobs.ts';
import { compareCorpus } from '../../src/core/pipeline.ts';
import { tiePapers } from '../../src/core/tying.ts';
import type { Comparison, MapStructure } from '../../src/core/pipeline.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { Corpus } from '../../src/core/types.ts';
import { readPapers } from './exploreMap.ts';
import { readRecords, readShared, toPaper } from './qualitySets.ts';

export interface BenchCorpus {
  readonly name: string;
  readonly corpus: Corpus;
  readonly comparison: Comparison;
  readonly structure: MapStructure;
  /** Label of each row; undefined where the corpus has none. */
  readonly labels: readonly string[] | undefined;
}

const shared: Record<string, string> = {
  'dev-2k': 'corpora/dev-2k.ndjson.gz',
  'dev-10k': 'corpora/dev-10k.ndjson.gz',
  'big-50k': 'corpora/big-dev.ndjson.gz',
  aaai: 'quality/labels-dev-aaai.ndjson.gz',
  cvpr: 'quality/labels-dev-cvpr2019.ndjson.gz',
};

/** The largest is for the gallery and for who asks: comparing it takes a minute. */
export const corpusNames = ['opening', ...Object.keys(shared).filter((name) => name !== 'big-50k')];
const mostPapers = 50_000;

/** Papers of one of these, and labels where it has any; undefined where it is not on this machine. */
export async function loadCorpus(name: string): Promise<Pick<BenchCorpus, 'corpus' | 'labels'> | undefined> {
  return name === 'opening' ? openingCorpus() : sharedCorpus(name);
}

/** Undefined where the corpus is not on this machine. */
export async function loadBenchCorpus(name: string): Promise<BenchCorpus | undefined> {
  const found = await loadCorpus(name);
  if (found === undefined) return undefined;
  const comparison = runToEnd(compareCorpus(found.corpus, defaultSettings));
  const structure = runToEnd(tiePapers(found.corpus, comparison, defaultSettings));
  return { name, ...found, comparison, structure };
}

async function openingCorpus(): Promise<Pick<BenchCorpus, 'corpus' | 'labels'>> {
  const path = fileURLToPath(new URL('../../public/corpora/daily-papers.json', import.meta.url));
  return { corpus: await readPapers(path), labels: undefined };
}

function sharedCorpus(name: string): Pick<BenchCorpus, 'corpus' | 'labels'> | undefined {
  const text = readShared(shared[name] ?? name);
  if (text === undefined) return undefined;
  const records = readRecords(text).slice(0, mostPapers);
  const corpus = { papers: records.map(toPaper), origin: { name, note: '' }, fingerprint: '' };
  const labelled = name === 'aaai' || name === 'cvpr';
  return { corpus, labels: labelled ? records.map(({ area }) => area ?? '') : undefined };
}
