#!/usr/bin/env node
// @ts-check
/**
 * The `paperweave` command. Installs what is missing, then runs main.ts through tsx, which reads TypeScript directly.
 * `--run FILE.ts ...` runs another TypeScript file of the project the same way (benchmarks, the screenshot).
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, nodeIsRecentEnough, oldestNode, projectRoot } from './project.mjs';

const [first, second, ...rest] = process.argv.slice(2);
const ownFile = first === '--run';

/** @param {unknown} error */
function report(error) {
  const traced = ownFile || process.env['PAPERWEAVE_TRACE'] !== undefined;
  const message = error instanceof Error ? (traced && error.stack) || error.message : String(error);
  process.stderr.write(`paperweave: ${message}\n`);
  process.exitCode = 1;
}

async function start() {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: resolve(projectRoot, 'tsconfig.json') });
  if (ownFile) {
    process.argv = [process.argv[0] ?? 'node', resolve(second ?? ''), ...rest];
    await import(pathToFileURL(resolve(second ?? '')).href);
    return;
  }
  const { runCommand } = await import('./main.ts');
  process.exitCode = await runCommand(process.argv.slice(2));
}

process.on('uncaughtException', report);
process.on('unhandledRejection', report);
if (!nodeIsRecentEnough(process.versions.node)) {
  report(`Node ${process.versions.node} is too old: ${oldestNode.join('.')} or later is needed.`);
} else if (ownFile && second === undefined) {
  report('--run: expected a TypeScript file.');
  process.exitCode = 2;
} else if (await ensureDependencies()) {
  await start().catch(report);
} else {
  report('The packages could not be installed; npm says why above.');
}
