// @ts-check
/** A browser for the tests: an installed one, else Debian's package where we may install it, else Playwright's download. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run } from '../../src/cli/project.mjs';

const advice = `No Chromium, Chrome or Edge was found and none could be installed.
Install one, or name its program: PAPERWEAVE_BROWSER=/path/to/chrome npm test`;

async function findBrowser() {
  const { tsImport } = await import('tsx/esm/api');
  const found = (await tsImport('./browserPath.ts', import.meta.url)).findBrowser();
  if (found !== undefined) return found;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** @param {string[]} command */
async function tryToInstall(command) {
  const [program = '', ...parameters] = command;
  process.stderr.write(`No browser found; trying: ${command.join(' ')}\n`);
  if ((await run(program, parameters, { quiet: true })) !== 0) return undefined;
  return findBrowser();
}

/** @returns {Promise<string[][]>} */
async function waysToInstall() {
  const playwright = [
    process.execPath,
    join(projectRoot, 'node_modules', 'playwright-core', 'cli.js'),
    'install',
    'chromium',
  ];
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return [playwright];
  const root = process.getuid?.() === 0;
  const mayInstall = root || (await run('sudo', ['-n', 'true'], { quiet: true })) === 0;
  if (!mayInstall) return [playwright];
  const sudo = root ? [] : ['sudo', '-n'];
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const install = [
    ...sudo,
    ...environment,
    'apt-get',
    'install',
    '-y',
    '--no-install-recommends',
    'chromium',
  ];
  const update = [...sudo, ...environment, 'apt-get', 'update'];
  return [install, update, install, playwright];
}

/** @returns {Promise<string>} the path of the browser */
export async function ensureBrowser() {
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  for (const command of await waysToInstall()) {
    const found = await tryToInstall(command);
    if (found !== undefined) return found;
  }
  throw new Error(advice);
}
