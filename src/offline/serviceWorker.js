// @ts-check
/// <reference lib="webworker" />
/**
 * Lets the page open without a network after its first visit. The build writes its name in the place of BUILD (see buildPlugin.mjs).
 *
 * The page itself and files without a hash in their name come from the network while there is one, so that a new build is seen at the next
 * reload; hashed files never change and come from the cache. The build before stays kept, for a tab that still runs it.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const build = 'BUILD';
const prefix = 'paperweave-';
const buildsKept = 2;
/** Then the network counts as gone. */
const patience = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    keepBuild()
      .then(tellPages)
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(isHashed(request.url) ? fromCache(request) : fromNetwork(request));
});

async function keepBuild() {
  const response = await fetch('parts.json', { cache: 'no-cache' });
  /** @type {{ files: string[] }} */
  const { files } = await response.json();
  const cache = await caches.open(prefix + build);
  await cache.addAll(
    ['./', 'parts.json', ...files].map(
      (file) => new Request(file, isHashed(file) ? {} : { cache: 'no-cache' }),
    ),
  );
}

async function takeOver() {
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const old = own.filter((name) => name !== prefix + build);
  await Promise.all(
    old.slice(0, Math.max(0, old.length + 1 - buildsKept)).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

/** As soon as the build is kept: until the one before has ended its last request, which may take minutes, this one only waits. */
async function tellPages() {
  const { scope } = worker.registration;
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true }))
    if (client.url.startsWith(scope)) client.postMessage({ paperweave: 'build', build });
}

/** @param {string} address */
function isHashed(address) {
  return address.includes('assets/');
}

/** @param {Request} request */
async function fromCache(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/**
 * A page is the same whatever stands behind its question mark.
 * @param {Request} request
 */
async function kept(request) {
  const cache = await caches.open(prefix + build);
  const { pathname } = new URL(request.url);
  const isPage = request.mode === 'navigate' && /\/(index\.html)?$/u.test(pathname);
  return cache.match(isPage ? new URL('./', worker.registration.scope).href : request);
}

/** @param {Request} request */
async function fromNetwork(request) {
  const known = await kept(request);
  if (known === undefined) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(() => known);
  return Promise.race([fetch(request).catch(() => known), late]);
}
