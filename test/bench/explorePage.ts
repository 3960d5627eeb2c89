/**
 * How fast the page itself answers with a large map open: from what the person does to the frame that shows it, in the built app in a real
 * browser (headless, no GPU). Each answer is asked for many times; listed are median and slowest, and the longest task on the page's
 * thread meanwhile.
 */
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuild } from '../../src/cli/project.mjs';
import { startApp, waitForStatus } from '../helpers/app.ts';
import { openPane, parts } from '../helpers/page.ts';
import { longestTask, watchLongTasks } from './longTasks.ts';
import { describeTimes } from './machine.ts';

/**
 * In the page: `timed(act, isShown)` resolves with the milliseconds from `act()` to the frame after `isShown()` holds. A frame is waited for
 * by requestAnimationFrame and a message after it, which comes once the frame was handed over.
 */
const stopwatch = `
  globalThis.frame = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  }));
  globalThis.timed = async (act, isShown) => {
    const start = performance.now();
    act();
    while (!isShown()) {
      if (performance.now() - start > 20000) throw new Error('nothing was shown in 20 s: ' + act);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await globalThis.frame();
    return performance.now() - start;
  };
`;

interface Question {
  readonly name: string;
  readonly times: number;
  /** Script of the page: an expression of (time) that calls timed. */
  readonly ask: (time: number) => string;
  readonly before?: (page: Page) => Promise<unknown>;
  /** Awaited before each time, outside of the measured time. */
  readonly rest?: (page: Page) => Promise<unknown>;
}

const typed = 'graph neural network';
const setBox = (text: string) => `(() => {
  const box = document.querySelector('input[aria-label="Search papers"]');
  box.value = ${JSON.stringify(text)};
  box.dispatchEvent(new Event('input', { bubbles: true }));
})()`;
const map = `document.querySelector('[role=application] canvas.sigma-mouse')`;

const openNeighbour = (time: number, isShown: string) => `(() => {
  const title = () => document.querySelector('#reader-title')?.textContent;
  const neighbours = () => document.querySelectorAll('ol[aria-label="Most similar papers"] button');
  const before = title();
  const next = neighbours()[${String(time % 5)}];
  return timed(() => next.click(), () => ${isShown});
})()`;

/** A pointer held down on the map, from its middle; `steps` of 4 pixels to the right. */
const drag = (steps: number) => `(() => {
  const canvas = ${map};
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2 + 4 * ${String(steps)}, clientY: top + height * 0.98, bubbles: true, button: 0, buttons: 1 };
  if (${String(steps)} === 0) canvas.dispatchEvent(new MouseEvent('mousedown', at));
  else document.dispatchEvent(new MouseEvent('mousemove', at));
})()`;
const letGo = `document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))`;
const scroll = (up: boolean) => `(() => {
  const canvas = ${map};
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  canvas.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: ${up ? '-100' : '100'} }));
})()`;

/** Papers are opened one after the other, once the map has come to rest at the one before. */
async function restAfterSelect(page: Page): Promise<void> {
  await parts.neighbours(page).nth(9).waitFor();
  await page.waitForTimeout(700);
}

const questions: readonly Question[] = [
  {
    name: `search, typed letter by letter: ${typed}`,
    times: typed.length,
    // A list of hits says while it answers what is no longer asked.
    ask: (time) => `timed(() => ${setBox(typed.slice(0, time + 1))}, () => {
      const hits = document.querySelector('[aria-label="Papers found"]');
      return hits !== null && hits.getAttribute('aria-busy') !== 'true';
    })`,
  },
  {
    name: 'search, one letter',
    times: 12,
    before: (page) => page.evaluate(setBox('')),
    rest: (page) => page.evaluate(`frame().then(() => frame())`),
    ask: (time) => `timed(() => ${setBox('gneaotrslicd'[time]!)}, () => {
      const hits = document.querySelector('[aria-label="Papers found"]');
      return hits !== null && hits.getAttribute('aria-busy') !== 'true';
    })`,
  },
  {
    name: 'hover: the pointer moves over the map',
    times: 30,
    before: (page) => page.evaluate(setBox('')),
    ask: (time) => `timed(() => {
      const canvas = ${map};
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const at = { clientX: left + width * (0.2 + 0.02 * ${String(time)}), clientY: top + height * 0.5, bubbles: true };
      canvas.dispatchEvent(new MouseEvent('mousemove', at));
    }, () => true)`,
  },
  {
    name: 'pan: the map follows the pointer, a frame',
    times: 40,
    before: (page) => page.evaluate(drag(0)),
    ask: (time) => `timed(() => ${drag(time + 1)}, () => true)`,
  },
  {
    name: 'zoom: a turn of the wheel, a frame',
    times: 12,
    before: (page) => page.evaluate(letGo),
    rest: (page) => page.waitForTimeout(400),
    ask: (time) => `timed(() => ${scroll(time < 6)}, () => true)`,
  },
  {
    name: 'threshold: the slider moves, the counts follow',
    times: 20,
    // Before it is let go: the map stays.
    ask: (time) => `(() => {
      const slider = document.querySelector('input[type=range][aria-label="Similarity threshold"]');
      const ties = () => document.querySelector('dl.number dd')?.textContent;
      const before = ties();
      return timed(() => {
        slider.value = String(Number(slider.value) + Number(slider.step) * ${time % 2 === 0 ? '2' : '-2'});
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }, () => ties() !== before);
    })()`,
  },
  {
    name: 'select: a paper is opened from a list',
    times: 12,
    before: async (page) => {
      await openPane(page, 'Bridges and centres');
      await page.getByRole('list', { name: 'Bridging papers' }).getByRole('button').nth(5).click();
    },
    rest: restAfterSelect,
    ask: (time) => openNeighbour(time, 'title() !== before'),
  },
  {
    name: 'select, until its nearest papers are listed',
    times: 12,
    rest: restAfterSelect,
    ask: (time) => openNeighbour(time, 'title() !== before && neighbours().length > 9'),
  },
  {
    name: 'filter: a cluster more, a cluster fewer',
    times: 16,
    before: async (page) => {
      await openPane(page, 'Filter papers');
      await page.getByRole('group', { name: 'Cluster' }).getByRole('checkbox').nth(3).waitFor();
    },
    ask: (time) => `(() => {
      const count = () => document.querySelector('section[aria-labelledby="filter-title"] > p')?.textContent;
      const boxes = [...document.querySelectorAll('fieldset')].find((set) => set.querySelector('legend')?.textContent === 'Cluster').querySelectorAll('input[type=checkbox]');
      const before = count();
      return timed(() => boxes[${String(time % 8)}].click(), () => count() !== before);
    })()`,
  },
];

export async function measurePage(file: string, print: (line: string) => void): Promise<void> {
  if (!(await ensureBuild())) throw new Error('The app could not be built; the reason stands above.');
  const app = await startApp();
  try {
    const { page } = await app.open({ prepare: watchLongTasks + stopwatch });
    await parts.files(page).setInputFiles(file);
    await page.waitForFunction(() => document.documentElement.dataset['status'] !== 'ready', undefined, {
      polling: 5,
    });
    await waitForStatus(page, 'ready', 300_000);
    // What the page does once the map stands (outlines, the index of the search) is no answer to anybody.
    await page.waitForTimeout(8000);
    print(`\nIn the page, ${basename(file)} open: ms from the act to the frame that shows it`);
    for (const { name, times, ask, before, rest } of questions) {
      await before?.(page);
      const from = Number(await page.evaluate('performance.now()'));
      const taken: number[] = [];
      for (let time = 0; time < times; time++) {
        await rest?.(page);
        taken.push(Number(await page.evaluate(ask(time))));
      }
      const longest = Math.round(await longestTask(page, from));
      print(`${name.padEnd(56)} ${describeTimes(taken)}; longest task ${String(longest)}`);
    }
  } finally {
    await app.close();
  }
}
