/**
 * How long the page takes until its map can be used, and the longest time it does not answer: the built app in a real browser, a new
 * profile each run. By the page's own User Timing entries; long tasks after the first paint by PerformanceObserver.
 * `npm run bench:page [-- --runs N] [FILE...]`: files are opened through "Open papers" instead of the default corpus.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from '../../src/cli/project.mjs';
import { startApp, type App } from '../helpers/app.ts';
import { describeMachine, describeTimes } from './machine.ts';
import { measureOnce, type PageTimes } from './pageTimes.ts';

async function measure(app: App, file: string | undefined, runs: number): Promise<void> {
  const times: PageTimes[] = [];
  for (let run = 0; run < runs; run++) times.push(await measureOnce(app, file));
  console.log(`\n${file === undefined ? 'default corpus, from navigation' : basename(file)}`);
  for (const name of Object.keys(times[0]?.measures ?? {})) {
    console.log(
      `  ${name.padEnd(13)} ${describeTimes(times.map(({ measures }) => measures[name] ?? NaN)).padStart(22)} ms`,
    );
  }
  console.log(
    `  longest task  ${describeTimes(times.map(({ longest }) => longest)).padStart(21)} ms (after first paint)`,
  );
}

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
const app = await startApp();
console.log(
  `${describeMachine()}, headless Chromium without a GPU\nMedian of ${values.runs} runs (least-most)`,
);
try {
  for (const file of [undefined, ...positionals]) await measure(app, file, Number(values.runs));
} finally {
  await app.close();
}
