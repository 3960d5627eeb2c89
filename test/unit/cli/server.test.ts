import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateFile, serveFolder } from '../../../src/cli/server.mjs';

let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperweave-server-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Map</title>');
  await writeFile(join(folder, 'dist', 'assets', 'app-1234.js'), 'export {};');
  await writeFile(join(folder, 'dist', 'kernel.wasm'), new Uint8Array([0, 97, 115, 109]));
  await writeFile(join(folder, 'dist', 'corpus.json.gz'), new Uint8Array([31, 139]));
  server = await serveFolder({ root: join(folder, 'dist') });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Sends the path as it is: `fetch` would tidy it first. */
function getRaw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path }, (answer) => {
      let body = '';
      answer.on('data', (piece: Buffer) => (body += piece.toString()));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
    });
    sent.on('error', fail).end();
  });
}

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

describe('the local server', () => {
  it('sends the page with the headers that isolate it', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
  });

  it.each([
    ['/assets/app-1234.js', 'text/javascript; charset=utf-8'],
    ['/kernel.wasm', 'application/wasm'],
    ['/corpus.json.gz', 'application/gzip'],
  ])('knows the type of %s', async (path, type) => {
    const { headers } = await get(path);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-encoding')).toBeNull();
  });

  it('lets hashed files be kept and asks for the others again', async () => {
    expect((await get('/assets/app-1234.js')).headers.get('cache-control')).toContain('immutable');
    const first = await get('/index.html');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/index.html', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('answers HEAD without a body, and nothing but GET and HEAD', async () => {
    const head = await get('/index.html', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '33', '']);
    expect((await get('/index.html', { method: 'POST' })).status).toBe(405);
  });

  it('says 404, with the same headers, for what is not there', async () => {
    for (const path of ['/nothing.js', '/assets', '/%ff', '/a%00b']) {
      const { status, headers } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-security-policy')).not.toBeNull();
    }
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '//../secret.txt',
  ])('does not leave its folder for %s', async (path) => {
    const { status, body } = await getRaw(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('takes the next port where one is in use', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const taken = (other.address() as AddressInfo).port;
    const next = await serveFolder({ root: join(folder, 'dist'), port: taken });
    expect(next.port).toBeGreaterThan(taken);
    expect((await fetch(next.address)).status).toBe(200);
    await next.close();
    other.close();
  });
});

describe('locateFile', () => {
  it('maps a folder to its page and refuses a sibling whose name only begins alike', () => {
    expect(locateFile('/srv/dist', '/')).toBe(join('/srv/dist', 'index.html'));
    expect(locateFile('/srv/dist', '/..%2fdist-old%2fx.js')).toBeUndefined();
  });
});
