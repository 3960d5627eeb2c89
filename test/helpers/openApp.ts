/** For a file of scenes: the app in a browser of its own, which ends with the file, and the page most of the scenes share. */
import { afterAll, afterEach } from 'vitest';
import { startApp, type App, type OpenedPage, type OpenOptions } from './app.ts';

interface SharedOptions extends OpenOptions {
  /**
   * A new page after each scene that failed: what it left half done neither spoils its second try nor the scenes after it. For files whose
   * scenes need nothing of one another; they ask for `opened.page` each.
   */
  readonly renew?: boolean;
}

export async function openApp(options: SharedOptions = {}): Promise<{ app: App; opened: OpenedPage }> {
  const app = await startApp();
  let now = await app.open(options);
  afterEach(async ({ task }) => {
    if (options.renew !== true || task.result?.state !== 'fail') return;
    await now.close();
    now = await app.open(options);
  });
  afterAll(() => app.close());
  const opened: OpenedPage = {
    get page() {
      return now.page;
    },
    get observed() {
      return now.observed;
    },
    screenshot: (name) => now.screenshot(name),
    close: () => now.close(),
  };
  return { app, opened };
}
