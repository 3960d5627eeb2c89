/** A map as the page makes it, for benchmarks of what is done with one. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importFiles } from '../../src/core/corpus/import.ts';
import { runAsyncToEnd, runToEnd } from '../../src/core/jobs.ts';
import { compareCorpus } from '../../src/core/pipeline.ts';
import { tiePapers } from '../../src/core/tying.ts';
import { assembleMap, placePapers } from '../../src/core/placing.ts';
import type { Comparison } from '../../src/core/pipeline.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { Corpus, PaperMap } from '../../src/core/types.ts';

export interface FullMap {
  readonly map: PaperMap;
  readonly comparison: Comparison;
}

export async function readPapers(path: string): Promise<Corpus> {
  const { corpus } = await runAsyncToEnd(
    importFiles([{ name: basename(path), bytes: await readFile(path) }]),
  );
  return corpus;
}

export function buildMap(corpus: Corpus): FullMap {
  const comparison = runToEnd(compareCorpus(corpus, defaultSettings));
  const structure = runToEnd(tiePapers(corpus, comparison, defaultSettings));
  const job = placePapers(corpus, comparison, structure, defaultSettings);
  let step = job.next();
  while (step.done !== true) step = job.next();
  return { comparison, map: assembleMap(corpus, structure, step.value, defaultSettings) };
}
