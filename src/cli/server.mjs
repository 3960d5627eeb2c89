// @ts-check
/** Serves a folder of files on this machine only. No dependency: `npm start` and the end-to-end tests both use it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { securityHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const mimeTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  // Not a content encoding: a compressed corpus is the file itself and is unpacked by the reader.
  '.gz': 'application/gzip',
};

/**
 * The file a request path stands for; undefined for a path that cannot be decoded or leads out of the folder.
 * @param {string} root
 * @param {string} url
 */
export function locateFile(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (path.includes('\0')) return undefined;
    const base = resolve(root);
    const file = join(base, path.endsWith('/') ? `${path}index.html` : path);
    return file.startsWith(base + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
async function statFile(file) {
  try {
    const found = await stat(file);
    return found.isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
function sendText(response, status, text, headers = {}) {
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': mimeTypes['.txt'],
    'Content-Length': body.length,
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendText(response, 405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
    return;
  }
  const file = locateFile(root, request.url ?? '/');
  const found = file === undefined ? undefined : await statFile(file);
  if (file === undefined || found === undefined) {
    sendText(response, 404, 'Not found.');
    return;
  }
  const etag = `W/"${found.size.toString(16)}-${Math.trunc(found.mtimeMs).toString(16)}"`;
  // Files under assets/ carry a hash of their content in their name, so they never change.
  const lasting = file.startsWith(join(resolve(root), 'assets') + sep);
  const headers = {
    ...securityHeaders,
    'Content-Type': mimeTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
  };
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': found.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port; 0 in asks the system for a free one
 */
function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/**
 * Serves `root` at `port` on both loopback addresses: `localhost` means either, and a port where another program has one of them is taken.
 * @param {string} root
 * @param {number} port
 */
async function serveAt(root, port) {
  const create = () =>
    createServer((request, response) => {
      answer(root, request, response).catch(() => response.destroy());
    });
  const servers = [create()];
  const bound = await listen(/** @type {import('node:http').Server} */ (servers[0]), port, '127.0.0.1');
  const close = async () => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  };
  const second = create();
  try {
    await listen(second, bound, '::1');
    servers.push(second);
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      await close();
      throw error;
    }
    // A machine without IPv6: 127.0.0.1 is all that localhost means there.
  }
  return { port: bound, address: `http://localhost:${bound}/`, close };
}

/**
 * @param {{ root: string, port?: number, attempts?: number }} options `port` 0: any free port; else the first free one from `port` on
 * @returns {Promise<{ port: number, address: string, close: () => Promise<void> }>}
 */
export async function serveFolder({ root, port = 0, attempts = 100 }) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await serveAt(root, port === 0 ? 0 : port + attempt);
    } catch (error) {
      const taken = ['EADDRINUSE', 'EACCES'].includes(errorCode(error));
      if (!taken || attempt + 1 >= attempts) throw error;
    }
  }
}
