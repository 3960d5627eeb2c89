/**
 * How fast the map answers, and how well it places a text it has not seen.
 *
 *   npm run bench:explore                  search, filters, paths, ... on 10,000 papers; leave-out on the opening corpus and 2,000 papers
 *   npm run bench:explore -- --quick       the opening corpus only
 *   npm run bench:explore -- --page        how fast the page answers with 10,000 papers open, and nothing else
 *   npm run bench:explore -- --folds 3     so many of the ten folds of the leave-out; 0: none
 *
 * Corpora of others are looked for in ../shared/corpora; where they are missing, the opening corpus stands in and the output says so.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAnswers } from './exploreAnswers.ts';
import { measureLeaveOut } from './explorePlaces.ts';
import { readPapers } from './exploreMap.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    folds: { type: 'string', default: '10' },
  },
});

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const opening = pathOf('public/corpora/daily-papers.json');

function findCorpus(name: string): string | undefined {
  const path = pathOf(`../shared/corpora/${name}.ndjson.gz`);
  if (existsSync(path)) return path;
  console.log(`${name}: not here, left out`);
  return undefined;
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`);
const large = values.quick ? undefined : findCorpus('dev-10k');
if (values.page) await (await import('./explorePage.ts')).measurePage(large ?? opening, console.log);
else await measureAnswers(await readPapers(large ?? opening), console.log);
const folds = values.page ? 0 : Number(values.folds);
if (folds > 0) await measureLeaveOut('opening corpus', await readPapers(opening), folds, console.log);
const middle = values.quick || folds === 0 ? undefined : findCorpus('dev-2k');
if (middle !== undefined) await measureLeaveOut('dev-2k', await readPapers(middle), folds, console.log);
