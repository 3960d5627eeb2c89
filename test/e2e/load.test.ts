import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateFile } from '../../src/cli/server.mjs';
import { groundsOf } from '../../src/view/regionLayer.ts';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts, settledPicture } from '../helpers/page.ts';
import { countColour, shareDifferent } from '../helpers/pixels.ts';

const { app, opened } = await openApp();

describe('the page as it opens', () => {
  it('shows the map of the corpus that came with it, with its clusters', async () => {
    const { page } = opened;
    expect(await parts.map(page).getAttribute('aria-label')).toContain('Map of 369 papers');
    expect(await parts.clusters(page).count()).toBeGreaterThanOrEqual(5);
    const sizes = await parts
      .clusters(page)
      .evaluateAll((buttons) => buttons.map((button) => Number(/(\d+)\s*$/.exec(button.textContent)?.[1])));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    await opened.screenshot('load');
  });

  it('names where the papers come from and whose the abstracts are', async () => {
    const about = parts.about(opened.page);
    expect(await about.textContent()).toMatch(/479 entries \(\s*110 merged,\s*0 dropped\)/);
    expect(await about.textContent()).toContain('Abstracts belong to their authors');
  });

  it('draws dots in the colours of several clusters', async () => {
    const picture = await settledPicture(parts.map(opened.page));
    expect(shareDifferent(picture, [255, 255, 255])).toBeGreaterThan(0.02);
    for (const colour of ['#003c96', '#e16996', '#3ca55a']) {
      expect([colour, countColour(picture, colour) > 60]).toEqual([colour, true]);
    }
  });

  it('paints the ground of the clusters, wherever they lie', async () => {
    const grounds = ['#003c96', '#e16996', '#3ca55a'].map((colour) => groundsOf(colour, 'light'));
    await eventually(async () => {
      const picture = await settledPicture(parts.map(opened.page));
      const painted = (shades: string[]) =>
        Math.max(...shades.map((shade) => countColour(picture, shade, 2)));
      return Math.min(...grounds.map(painted));
    }).toBeGreaterThan(5000);
  });

  it('measures its stages', async () => {
    const measures = await opened.page.evaluate(() =>
      performance.getEntriesByType('measure').map(({ name, duration }) => ({ name, duration })),
    );
    const names = new Set(measures.map(({ name }) => name));
    for (const stage of ['read', 'text', 'similarity', 'graph', 'clusters', 'layout', 'ready']) {
      expect(names).toContain(`paperweave:${stage}`);
    }
    const ready = measures.find(({ name }) => name === 'paperweave:ready');
    const layout = measures.find(({ name }) => name === 'paperweave:layout');
    expect(ready?.duration).toBeGreaterThan(layout?.duration ?? Infinity);
  });

  it('needs less than 190 kB of script and style until the map can be used, all that the page and its workers ask for', async () => {
    const { page, observed, close } = await app.open({ ready: false });
    const asked = observed.requests.map((address) => ({ address, at: 0 }));
    page.on('request', (request) => asked.push({ address: request.url(), at: Date.now() }));
    await waitForStatus(page);
    const ready = await page.evaluate(() => {
      const [measure] = performance.getEntriesByName('paperweave:ready');
      return performance.timeOrigin + (measure?.startTime ?? 0) + (measure?.duration ?? 0);
    });
    const files = new Set(
      asked
        .filter(({ address, at }) => at <= ready && /\.(js|css)$/.test(address))
        .map(({ address }) => address),
    );
    for (const part of [/pipeline\.worker/, /placing/, /comparing/]) {
      expect([...files].some((address) => part.test(address))).toBe(true);
    }
    const sizes = await Promise.all(
      Array.from(files, async (address) => {
        const response = await page.request.get(address);
        return gzipSync(await response.body(), { level: 9 }).length;
      }),
    );
    const sum = sizes.reduce((total, size) => total + size, 0);
    expect(sum).toBeLessThan(190_000);
    await close();
  });

  it('is isolated, so that threads may share memory', async () => {
    expect(await opened.page.evaluate(() => crossOriginIsolated)).toBe(true);
  });

  it('has no accessibility problem', async () => {
    expect(await findAccessibilityProblems(opened.page)).toEqual([]);
  });

  it('says nothing in the console and asks no other origin for anything', () => {
    const { observed } = opened;
    expect(observed.console).toEqual([]);
    expect(observed.failedRequests).toEqual([]);
    expect(observed.requests.filter((address) => !address.startsWith(app.address))).toEqual([]);
  });
});

describe('other addresses', () => {
  it('?corpus= opens that corpus of this origin and refuses another', async () => {
    const own = await app.open({ path: '?corpus=corpora/daily-papers.json' });
    expect(await parts.map(own.page).count()).toBe(1);
    await own.close();
    const other = await app.open({ path: '?corpus=https://example.org/papers.json', ready: false });
    await waitForStatus(other.page, 'failed');
    expect(await parts.alert(other.page).textContent()).toContain('another server');
    expect(other.observed.requests.filter((address) => !address.startsWith(app.address))).toEqual([]);
    await other.close();
  });

  it('a corpus that is not there is told, with what to do', async () => {
    const { page, close } = await app.open({ path: '?corpus=corpora/none.json', ready: false });
    await waitForStatus(page, 'failed');
    expect(await parts.alert(page).textContent()).toMatch(/404/);
    await close();
  });
});

describe('on a plain host, under a sub-path, without headers', () => {
  let host: Server;

  beforeAll(async () => {
    host = createServer((request, response) => {
      const path = (request.url ?? '').replace(/^\/deep\/path/, '');
      const file = locateFile('dist', path);
      const type = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' };
      readFile(file ?? '').then(
        (content) => {
          const ending = (file ?? '').split('.').at(-1) ?? '';
          response.writeHead(200, {
            'Content-Type': type[ending as keyof typeof type] ?? 'application/json',
          });
          response.end(content);
        },
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise((done) => host.close(done)));

  it('makes the same map, with one thread, under the policy of the page itself', async () => {
    const address = host.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { page, observed, close } = await app.open({
      address: `http://127.0.0.1:${String(port)}/deep/path/`,
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(await parts.map(page).count()).toBe(1);
    expect(observed.console).toEqual([]);
    const refused = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "broken in"';
      document.head.append(script);
      return document.title;
    });
    expect(refused).toBe('Paperweave');
    await close();
    host.closeAllConnections();
  });
});
