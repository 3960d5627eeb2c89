/**
 * Which reader a file needs. The packaged corpus, with which the page opens, is looked at first; all other readers load only when a file
 * comes that is none, so that they do not weigh on the first load.
 */
import { packagedCorpus } from './packagedFormat.ts';
import type { Format, Sample } from './records.ts';

export async function findFormat(sample: Sample): Promise<Format | undefined> {
  if (packagedCorpus.recognise(sample)) return packagedCorpus;
  const { formats } = await import('./formats.ts');
  return formats.find((format) => format.recognise(sample));
}
