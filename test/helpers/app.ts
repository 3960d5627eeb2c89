/**
 * The end-to-end harness: the built app, served as `npm start` serves it, in a real browser. Each page records what a person would never
 * see but must not happen: console messages, uncaught errors, failed requests, requests to other origins.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { serveFolder } from '../../src/cli/server.mjs';
import { browserLaunch } from './browserPath.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const pictures = join(root, 'test', 'e2e', 'out');

export interface Observed {
  /** Errors and warnings of the console, and errors nobody caught. */
  readonly console: string[];
  readonly failedRequests: string[];
  /** Every address asked for, in order; data: and blob: left out. */
  readonly requests: string[];
}

export interface OpenOptions {
  /** Another address than that of the app. */
  readonly address?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** What follows the address of the app: '?corpus=...', '#...'. */
  readonly path?: string;
  /** Screen pixels per CSS pixel. */
  readonly density?: number;
  readonly touch?: boolean;
  /** Script that runs before any of the page's own. */
  readonly prepare?: string;
  /** Requests that are made to fail: a pattern of addresses. */
  readonly block?: string;
  /** Let the page keep itself for use without a network; else it is refused, which spares each scene the copying. */
  readonly offline?: boolean;
  /** Wait until the map can be used (default). */
  readonly ready?: boolean;
}

export interface OpenedPage {
  readonly page: Page;
  readonly observed: Observed;
  /** Saves what the page shows now as test/e2e/out/NAME.png. */
  readonly screenshot: (name: string) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

export interface App {
  readonly address: string;
  readonly open: (options?: OpenOptions) => Promise<OpenedPage>;
  readonly close: () => Promise<void>;
}

/** What the browser says of how it is run here: without service workers, and with the page composed outside GL, which reads the map back. */
const ofTheBench = ['Service Worker registration blocked', 'GPU stall due to ReadPixels'];

function observe(page: Page): Observed {
  const observed: Observed = { console: [], failedRequests: [], requests: [] };
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (!ofTheBench.some((known) => message.text().includes(known))) observed.console.push(message.text());
  });
  page.on('pageerror', (error) => observed.console.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    observed.failedRequests.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) observed.failedRequests.push(`${response.url()}: ${response.status()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) observed.requests.push(request.url());
  });
  return observed;
}

/** Generous: several browsers may share two cores, and none of them may have a GPU. */
const patience = 60_000;

/** Resolves when the app says it has the given status; the message of a failure says where it stood instead. */
export async function waitForStatus(page: Page, status = 'ready', milliseconds = patience): Promise<void> {
  try {
    await page.waitForFunction((wanted) => document.documentElement.dataset['status'] === wanted, status, {
      timeout: milliseconds,
      // Frames may be rare where the picture is drawn in software; the status is not a matter of frames.
      polling: 100,
    });
  } catch {
    const found = await page.evaluate(() => document.documentElement.dataset['status'] ?? 'none');
    throw new Error(`The app did not become "${status}" in ${milliseconds} ms; its status is "${found}".`);
  }
}

async function openPage(browser: Browser, address: string, options: OpenOptions): Promise<OpenedPage> {
  const { width = 1440, height = 900, theme = 'light', path = '', density = 1, touch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    deviceScaleFactor: density,
    hasTouch: touch,
    acceptDownloads: true,
    serviceWorkers: options.offline === true ? 'allow' : 'block',
  });
  if (options.prepare !== undefined) await context.addInitScript({ content: options.prepare });
  if (options.block !== undefined) await context.route(options.block, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(patience / 2);
  const observed = observe(page);
  await page.goto(`${options.address ?? address}${path}`);
  if (options.ready !== false) await waitForStatus(page);
  const screenshot = async (name: string) => {
    await mkdir(pictures, { recursive: true });
    return page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  return { page, observed, screenshot, close: () => context.close() };
}

/** Serves the built app and starts a browser. `flags` are added to the browser's own. */
export async function startApp({ flags = [] }: { flags?: string[] } = {}): Promise<App> {
  const server = await serveFolder({ root: join(root, 'dist') });
  const launch = browserLaunch();
  const browser = await chromium.launch({ ...launch, args: [...launch.args, ...flags] });
  return {
    address: server.address,
    open: (options = {}) => openPage(browser, server.address, options),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
