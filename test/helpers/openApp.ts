/** For a file of scenes: the app in a browser of its own, which ends with the file, and the page most of the scenes share. */
import { afterAll } from 'vitest';
import { startApp, type App, type OpenedPage, type OpenOptions } from './app.ts';

export async function openApp(options?: OpenOptions): Promise<{ app: App; opened: OpenedPage }> {
  const app = await startApp();
  afterAll(() => app.close());
  return { app, opened: await app.open(options) };
}
