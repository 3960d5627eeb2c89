/**
 * Which reader a file needs. The packaged corpus, with which the page opens, is looked at first; all other readers load only when a file
 * comes that is none, so that they do not weigh on the first load; JSON, the most common of all, without the others.
 */
import { packagedCorpus } from './packagedFormat.ts';
import type { Format, Sample } from './records.ts';

export async function findFormat(sample: Sample): Promise<Format | undefined> {
  if (packagedCorpus.recognise(sample)) return packagedCorpus;
  if (/^\s*[[{]/.test(sample.text)) {
    const { jsonFile } = await import('./json/jsonFile.ts');
    if (jsonFile.recognise(sample)) return jsonFile;
  }
  const { formats } = await import('./formats.ts');
  return formats.find((format) => format.recognise(sample));
}
