import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { metaContentSecurityPolicy } from './src/cli/headers.mjs';
import { offlineParts } from './src/offline/buildPlugin.mjs';
import { browserLaunch } from './test/helpers/browserPath.ts';

/** The security policy inside the page itself, for hosts that send no headers. Only in the build: the development server injects scripts. */
const securityMeta: Plugin = {
  name: 'paperweave-security-meta',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: metaContentSecurityPolicy },
      injectTo: 'head-prepend',
    },
    { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' }, injectTo: 'head-prepend' },
  ],
};

/** As the served app sends them, so that shared memory is there while developing too. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  // Sigma and graphology ask for Node's events; this kept one is a third of the size of the usual stand-in.
  resolve: { alias: { events: 'eventemitter3' } },
  plugins: [svelte({ configFile: false }), securityMeta, offlineParts()],
  server: { headers: isolation },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 60_000,
          // What is tested keeps no state; a process for each of a hundred files took half of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two files side by side: a scene waits for a third of its time.
          maxWorkers: 2,
          isolate: false,
          // Software GL on a shared machine now and then takes longer than any patience: once more, and only once.
          retry: 1,
        },
      },
    ],
  },
});
