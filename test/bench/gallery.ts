/**
 * Pictures of the map at four sizes, in light, dark and grey, to be looked at before a change of its looks is kept.
 *
 *   npm run gallery -- FOLDER                 opening corpus, 2,000, 10,000 and 50,000 papers (those that are in ../shared)
 *   npm run gallery -- FOLDER opening dev-2k  these only
 *
 * Maps are computed once and kept in FOLDER as project files; delete them after a change to the maps themselves. The built app shows them.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { ensureBuild, projectRoot } from '../../src/cli/project.mjs';
import { emptyProject, writeProject } from '../../src/core/export/projectFile.ts';
import { runToEnd } from '../../src/core/jobs.ts';
import { buildPaperMap } from '../../src/core/placing.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { startApp, waitForStatus, type App } from '../helpers/app.ts';
import { loadCorpus } from './layoutCorpora.ts';

const sizes = ['opening', 'dev-2k', 'dev-10k', 'big-50k'];
const patience = 240_000;

/** Undefined where the corpus is not on this machine. */
async function ensureMap(folder: string, name: string): Promise<string | undefined> {
  const file = join(folder, `${name}.paperweave.json`);
  if (existsSync(file)) return file;
  const corpus = await loadCorpus(name);
  if (corpus === undefined) return undefined;
  const map = runToEnd(buildPaperMap(corpus.corpus, defaultSettings));
  writeFileSync(file, writeProject(emptyProject(map)));
  return file;
}

async function takePictures(app: App, folder: string, name: string, map: string): Promise<void> {
  const served = `gallery-${name}.json`;
  copyFileSync(map, join(projectRoot, 'dist', served));
  try {
    for (const theme of ['light', 'dark'] as const) {
      const opened = await app.open({ theme, path: `?corpus=${served}`, ready: false });
      await waitForStatus(opened.page, 'ready', patience);
      // Outlines and the sentence on what the map keeps come once the papers are compared anew.
      await opened.page.getByText('most similar, on average').waitFor({ timeout: patience });
      await opened.page.waitForTimeout(2500);
      const picture = await opened.page.screenshot({ timeout: patience });
      writeFileSync(join(folder, `${name}-${theme}.png`), picture);
      if (theme === 'light') writeFileSync(join(folder, `${name}-grey.png`), toGrey(picture));
      await opened.close();
    }
  } finally {
    rmSync(join(projectRoot, 'dist', served));
  }
}

/** As a printer without colour would: luma of Rec. 601. */
function toGrey(picture: Buffer): Buffer {
  const image = PNG.sync.read(picture);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    data.fill(Math.round(0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!), at, at + 3);
  }
  return PNG.sync.write(image);
}

const [target, ...asked] = process.argv.slice(2);
if (target === undefined)
  throw new Error('gallery: got no folder; expected where to write, as in `npm run gallery -- /tmp/gallery`');
const folder = resolve(target);
mkdirSync(folder, { recursive: true });
if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
const app = await startApp();
try {
  for (const name of asked.length > 0 ? asked : sizes) {
    const map = await ensureMap(folder, name);
    if (map === undefined) console.log(`${name}: not here, left out`);
    else await takePictures(app, folder, name, map);
    if (map !== undefined) console.log(`${name}: light, dark and grey`);
  }
} finally {
  await app.close();
}
