/** `corpus`: rebuilds the corpus that the app opens with from the saved listing pages it was read from. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDailyPapers } from '../core/corpus/packaged.ts';
import { exitCodes, parseParameters, type Command } from './command.ts';
import { readInputFiles, writeOutputFile } from './files.ts';

const pages = fileURLToPath(new URL('../../test/fixtures/pages', import.meta.url));
const target = fileURLToPath(new URL('../../public/corpora/daily-papers.json', import.meta.url));

async function run(parameters: string[]): Promise<number> {
  const { values } = parseParameters(parameters, { out: { type: 'string', default: target } });
  const names = (await readdir(pages)).filter((name) => name.endsWith('.txt')).sort();
  const files = await readInputFiles(names.map((name) => join(pages, name)));
  const text = await buildDailyPapers(files);
  await writeOutputFile(values.out, text);
  process.stderr.write(`${files.length} pages -> ${values.out} (${text.length} characters)\n`);
  return exitCodes.done;
}

export const corpusCommand: Command = {
  usage: 'Usage: paperweave corpus [--out FILE]',
  run,
};
