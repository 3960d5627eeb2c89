/** One opening of the built app in a new profile, by the page's own User Timing entries; long tasks by PerformanceObserver. */
import { waitForStatus, type App } from '../helpers/app.ts';
import { watchLongTasks } from './longTasks.ts';

export interface PageTimes {
  readonly measures: Readonly<Record<string, number>>;
  readonly longest: number;
}

const restOfBrowser = 1500;

const collect = `(() => {
  const measures = {};
  for (const { name, duration } of performance.getEntriesByType('measure')) {
    if (name.startsWith('paperweave:')) measures[name.slice(11)] = (measures[name.slice(11)] ?? 0) + duration;
  }
  const from = globalThis.measuredFrom ?? performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const after = globalThis.longTasks.filter(({ startTime }) => startTime >= from);
  return { measures, longest: Math.max(0, ...after.map(({ duration }) => duration)) };
})()`;

/** Opens the default corpus, or a file after it. */
export async function measureOnce(app: App, file: string | undefined): Promise<PageTimes> {
  const { page, close } = await app.open({ address: 'about:blank', ready: false, prepare: watchLongTasks });
  // The browser works for a second on its own window after it opens one; nobody types an address so soon.
  await page.waitForTimeout(restOfBrowser);
  await page.goto(app.address);
  await waitForStatus(page);
  if (file !== undefined) {
    await page.evaluate('globalThis.measuredFrom = performance.now()');
    await page.getByLabel('Open papers').setInputFiles(file);
    await page.waitForFunction(() => document.documentElement.dataset['status'] !== 'ready', undefined, {
      polling: 5,
    });
    await waitForStatus(page, 'ready', 300_000);
  }
  await page.waitForTimeout(500);
  const times = (await page.evaluate(collect)) as PageTimes;
  await close();
  return times;
}
