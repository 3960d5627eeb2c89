/**
 * The core of the page in Firefox: open, read, threshold, export, replay; its map held against the one Node makes. A machine without Firefox
 * is told so and passes: the check says what it saw, never more.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serveFolder } from '../../src/cli/server.mjs';
import { importFiles } from '../../src/core/corpus/import.ts';
import { runAsyncToEnd } from '../../src/core/jobs.ts';
import { buildPaperMap } from '../../src/core/placing.ts';
import { describeReplay } from '../../src/core/replay/describeReplay.ts';
import type { EarlierMap } from '../../src/core/replay/earlierMap.ts';
import { findEarlier } from '../../src/core/replay/findEarlier.ts';
import { settingsFromRecipe } from '../../src/core/replay/recipeSettings.ts';
import { compareReplay } from '../../src/core/replay/replay.ts';
import type { InputFile } from '../../src/core/corpus/importResult.ts';
import type { PaperMap } from '../../src/core/types.ts';
import { startApp, waitForStatus } from '../helpers/app.ts';
import { listingPage, parts } from '../helpers/page.ts';
import { findFirefox, startFirefox, type Firefox } from './bidi.ts';

const patience = 60_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`In Firefox, ${what} did not come about in ${patience / 1000} s.`);
    await wait(150);
  }
}

const ready = (firefox: Firefox) =>
  until('a finished map', () => firefox.evaluate(`document.documentElement.dataset.status === 'ready'`));

const button = (name: string) =>
  `[...document.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent).trim() === ${JSON.stringify(name)})`;

async function click(firefox: Firefox, name: string): Promise<void> {
  await until(`a button "${name}"`, () => firefox.evaluate(`${button(name)} !== undefined`));
  await firefox.evaluate(`${button(name)}.click()`);
}

/** Saves the map as JSON through the dialog; what the file holds. */
async function exportMap(firefox: Firefox): Promise<Uint8Array> {
  const before = new Set(await readdir(firefox.downloads));
  await click(firefox, 'Export');
  await click(firefox, 'Save JSON');
  let saved: string | undefined;
  await until('a saved file', async () => {
    saved = (await readdir(firefox.downloads)).find((name) => !before.has(name) && name.endsWith('.json'));
    if (saved === undefined) return false;
    return (await readFile(join(firefox.downloads, saved), 'utf8')).endsWith('}\n');
  });
  await click(firefox, 'Close');
  return readFile(join(firefox.downloads, saved!));
}

async function mapInNode(files: readonly InputFile[], earlier: EarlierMap): Promise<PaperMap> {
  const { corpus } = await runAsyncToEnd(importFiles(files));
  const job = buildPaperMap(corpus, settingsFromRecipe(earlier.recipe));
  for (;;) {
    const step = job.next();
    if (step.done === true) return step.value;
  }
}

async function compareWithNode(what: string, bytes: Uint8Array, files: readonly InputFile[]): Promise<void> {
  const found = findEarlier(bytes);
  if (!found.ok) throw new Error(found.problem);
  const map = await mapInNode(files, found.earlier);
  const replay = compareReplay(found.earlier, map);
  const [verdict] = describeReplay(replay, map.recipe, (row) => map.corpus.papers[row]!.title);
  console.log(`${what}, Firefox against Node: ${verdict!}`);
  if (replay.verdict === 'other') throw new Error(`${what}: Firefox and Node disagree.`);
}

async function readPaper(firefox: Firefox): Promise<void> {
  await click(firefox, 'List');
  const first = `document.querySelector('dialog td button, [role=dialog] td button, dialog tbody th button')`;
  await until('a listed paper', () => firefox.evaluate(`${first} !== null`));
  const title = await firefox.evaluate<string>(`${first}.textContent.trim()`);
  await firefox.evaluate(`${first}.click()`);
  await until(`the abstract of "${title}"`, () =>
    firefox.evaluate(
      `(document.querySelector('article')?.textContent ?? '').includes(${JSON.stringify(title)})`,
    ),
  );
}

async function moveThreshold(firefox: Firefox): Promise<void> {
  const slider = `document.querySelector('[aria-label="Similarity threshold"][role=slider], input[type=range][aria-label="Similarity threshold"]')`;
  const value = () => firefox.evaluate<string>(`${slider}.getAttribute('aria-valuetext')`);
  await until('the threshold', () => firefox.evaluate(`${slider} !== null`));
  const before = await value();
  await firefox.evaluate(`${slider}.focus()`);
  await firefox.press('\uE00E');
  await until('another threshold', async () => (await value()) !== before);
  await until('a map of the other threshold', () =>
    firefox.evaluate(`location.hash.includes('t=') && document.documentElement.dataset.status === 'ready'`),
  );
}

/** A picture of the default corpus at a threshold of its own, as Chromium saves it. */
async function pictureFromChromium(): Promise<Buffer> {
  const app = await startApp();
  try {
    const { page } = await app.open();
    await parts.threshold(page).focus();
    await page.keyboard.press('PageUp');
    await parts.thresholdPanel(page).getByText('Back to').first().waitFor();
    await waitForStatus(page);
    await parts.button(page, 'Export').click();
    const waiting = page.waitForEvent('download');
    await parts.dialog(page, 'Export').getByRole('button', { name: 'Save PNG' }).click();
    return await readFile(await (await waiting).path());
  } finally {
    await app.close();
  }
}

/** The same bits, or the stated tolerance (replay.ts) where a browser's arithmetic differs. */
async function replayFromChromium(firefox: Firefox): Promise<void> {
  const path = join(firefox.downloads, 'from-chromium.png');
  await writeFile(path, await pictureFromChromium());
  await click(firefox, 'Compare with an earlier map');
  const choice = 'input[type=file][aria-label="Choose the earlier map"]';
  await until('the choice of a file', () => firefox.evaluate(`document.querySelector('${choice}') !== null`));
  await firefox.setFiles(choice, [path]);
  const said = `document.querySelector('.verdict')?.innerText ?? ''`;
  await until('the comparison', () => firefox.evaluate(`(${said}).includes('Another map: threshold')`));
  await click(firefox, 'Replay');
  await until('the replay', () => firefox.evaluate(`(${said}).includes('The same map')`));
  console.log(`A picture from Chromium, replayed in Firefox: ${await firefox.evaluate<string>(said)}`);
}

async function check(firefox: Firefox, address: string): Promise<void> {
  await firefox.open(address);
  await ready(firefox);
  const drawn = await firefox.evaluate<boolean>(`document.querySelector('[role=application]') !== null`);
  console.log(
    `Firefox ${firefox.version}: the map stands${drawn ? '' : '; without WebGL here, so as a list of papers'}.`,
  );
  const shipped = { name: 'daily-papers.json', bytes: await readFile('public/corpora/daily-papers.json') };
  await compareWithNode('The default corpus', await exportMap(firefox), [shipped]);
  await replayFromChromium(firefox);
  await firefox.open(`${address}?again`);
  await ready(firefox);
  await readPaper(firefox);
  await moveThreshold(firefox);
  await compareWithNode('Another threshold', await exportMap(firefox), [shipped]);
  const mine = {
    name: 'mine.txt',
    bytes: Buffer.from(listingPage(40, ['graph walks', 'many voices', 'folding proteins'])),
  };
  const path = join(firefox.downloads, mine.name);
  await writeFile(path, mine.bytes);
  await firefox.setFiles('input[type=file][aria-label="Open papers"]', [path]);
  await until('the map of an own file', () =>
    firefox.evaluate(`document.querySelector('header').textContent.includes('mine.txt')`),
  );
  await ready(firefox);
  await compareWithNode('An own file', await exportMap(firefox), [mine]);
}

/** In a Firefox of its own; where it fails, the page as it was then is printed. */
async function checkOnce(program: string): Promise<void> {
  const server = await serveFolder({ root: 'dist' });
  const firefox = await startFirefox(program);
  try {
    await check(firefox, server.address);
  } catch (error) {
    const page = `[document.documentElement.dataset.status, location.href, document.querySelector('dialog')?.outerHTML.slice(0, 300) ?? 'no dialog', document.querySelector('main').innerText.slice(0, 1000)]`;
    console.log(`The page then: ${(await firefox.evaluate<string[]>(page)).join(' | ')}`);
    throw error;
  } finally {
    await firefox.close();
    await server.close();
  }
}

const program = findFirefox();
if (program === undefined) {
  console.log(
    'Firefox is not installed here (looked for FIREFOX_PATH, firefox-esr, firefox): nothing was checked in it.',
  );
} else {
  // Once more, and only once, as for the scenes in Chromium: a machine without a GPU now and then takes longer than any patience.
  await checkOnce(program).catch((error: unknown) => {
    console.log(`${String(error)} Once more:`);
    return checkOnce(program);
  });
}
