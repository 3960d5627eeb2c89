/** The packaged corpora the app ships: how they are built from their sources and written. */
import { runAsyncToEnd } from '../jobs.ts';
import type { InputFile } from './importResult.ts';
import type { Origin } from '../types.ts';
import { importFiles } from './import.ts';
import { writePackagedCorpus } from './packagedFormat.ts';

export { writePackagedCorpus };

/** The origin of the corpus that opens by default. */
export const dailyPapersOrigin: Origin = {
  name: 'Daily Papers',
  note: 'Five saved pages of the listing “Daily Papers” by AK and the research community. Abstracts belong to their authors.',
};

/** The text of `public/corpora/daily-papers.json`, from the five saved pages. */
export async function buildDailyPapers(files: readonly InputFile[]): Promise<string> {
  return writePackagedCorpus(await runAsyncToEnd(importFiles(files, { origin: dailyPapersOrigin })));
}
