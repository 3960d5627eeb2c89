/** Long tasks of a page, as the browser counts them: pieces of work of over 50 ms during which it answers nothing. */
import type { Page } from 'playwright-core';

/** To be run before any script of the page. Text, because functions compiled here may call helpers that the page does not have. */
export const watchLongTasks = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
`;

/** The longest that began after `from` (performance.now() of the page); 0 where none did. */
export async function longestTask(page: Page, from: number): Promise<number> {
  const longest = await page.evaluate(
    `Math.max(0, ...globalThis.longTasks.filter((task) => task.startTime >= ${String(from)}).map((task) => task.duration))`,
  );
  return longest as number;
}
