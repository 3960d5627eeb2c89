/**
 * How long a saved project takes to open.
 *
 *   npm run bench:project            everything the worker does until the map can be shown; CPU time, for machines are shared
 *   npm run bench:project -- --page  a project of 2,000 papers in the built app: from the choice of the file to a map that can be used
 *
 * The page opens 2,000 real papers where ../shared is there, and made-up ones otherwise.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '../../src/cli/project.mjs';
import { emptyProject, writeProject } from '../../src/core/export/projectFile.ts';
import { runToEnd } from '../../src/core/jobs.ts';
import { buildPaperMap } from '../../src/core/placing.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { PaperMap } from '../../src/core/types.ts';
import { openProject } from '../../workers/project.ts';
import { startApp } from '../helpers/app.ts';
import { seededMap } from '../unit/export/sampleMap.ts';
import { loadCorpus } from './layoutCorpora.ts';
import { describeMachine, describeTimes } from './machine.ts';
import { measureOnce, type PageTimes } from './pageTimes.ts';

const encode = (map: PaperMap) => new TextEncoder().encode(writeProject(emptyProject(map)));

function describeProject(map: PaperMap, bytes: Uint8Array): string {
  const count = (value: number) => value.toLocaleString('en');
  const { papers } = map.corpus;
  return `${count(papers.length)} papers, ${count(map.edges.weight.length)} ties, ${(bytes.length / 1e6).toFixed(1)} MB`;
}

function measureWorker(): void {
  for (const papers of [369, 2000, 10_000]) {
    const map = seededMap(papers);
    const bytes = encode(map);
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      openProject({ name: 'project', bytes });
      const { user, system } = process.cpuUsage(before);
      return Math.round((user + system) / 1000);
    });
    console.log(
      `${describeProject(map, bytes)}: first ${times[0]!} ms, then ${times.slice(1).join(', ')} ms`,
    );
  }
}

/** Stages whose time would mean that something was computed anew before the map could be used. */
const recomputation = ['text', 'similarity', 'graph', 'clusters', 'layout'];

async function measurePage(): Promise<void> {
  if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
  const real = await loadCorpus('dev-2k');
  const map = real === undefined ? seededMap(2000) : runToEnd(buildPaperMap(real.corpus, defaultSettings));
  const bytes = encode(map);
  const folder = await mkdtemp(join(tmpdir(), 'paperweave-project-'));
  const file = join(folder, 'two-thousand.paperweave');
  const app = await startApp();
  try {
    await writeFile(file, bytes);
    const times: PageTimes[] = [];
    for (let run = 0; run < 5; run++) times.push(await measureOnce(app, file));
    const ready = times.map(({ measures }) => measures['ready'] ?? NaN);
    const anew = recomputation.filter((stage) => times.some(({ measures }) => (measures[stage] ?? 0) > 0));
    console.log(
      `${describeProject(map, bytes)}${real === undefined ? ', made up' : ''}, 5 runs, a new profile each`,
    );
    console.log(`  file chosen to usable map ${describeTimes(ready)} ms`);
    console.log(`  longest task              ${describeTimes(times.map(({ longest }) => longest))} ms`);
    console.log(`  computed anew before it   ${anew.length === 0 ? 'nothing' : anew.join(', ')}`);
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

console.log(describeMachine());
if (process.argv.includes('--page')) await measurePage();
else measureWorker();
