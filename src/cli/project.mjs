// @ts-check
/** What the commands need before they can start: dependencies that match the lock, and a build newer than its sources. Plain Node. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const sources = ['index.html', 'vite.config.ts', 'package-lock.json', 'src', 'workers', 'public'];

/** The oldest Node that has every function used here; kept equal to `engines` in package.json by a test. */
export const oldestNode = [20, 19];

/** @param {string} version */
export function nodeIsRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Runs a program with this terminal; resolves to its exit code (1 where it could not start or was stopped by a signal).
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} [options] `quiet`: its output goes to stderr
 * @returns {Promise<number>}
 */
export function run(
  program,
  parameters,
  { cwd = projectRoot, env = process.env, quiet = false, shell = false } = {},
) {
  return new Promise((done) => {
    const child = spawn(program, parameters, { cwd, env, shell, stdio: ['ignore', quiet ? 2 : 1, 2] });
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

/**
 * npm, the one that runs us where there is one: it need not be on the path.
 * @param {string[]} parameters
 */
function runNpm(parameters) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...parameters], { quiet: true })
    : run('npm', parameters, { quiet: true, shell: process.platform === 'win32' });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function readLock(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  // The project itself stands under the empty path.
  delete packages[''];
  return packages;
}

/**
 * Whether every package of the lock is installed in its version. By content, not by date: a fresh clone or a restored cache has any date.
 * @param {string} root
 */
export function dependenciesAreCurrent(root = projectRoot) {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  try {
    const installed = readLock(installedLock);
    return Object.entries(readLock(join(root, 'package-lock.json'))).every(
      ([path, wanted]) =>
        (wanted.optional && installed[path] === undefined) || installed[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

/** @returns {Promise<boolean>} false where it failed; npm has then said why on stderr */
export async function ensureDependencies() {
  if (dependenciesAreCurrent()) return true;
  process.stderr.write('Installing what Paperweave needs (npm ci) ...\n');
  return (await runNpm(['ci', '--no-audit', '--no-fund'])) === 0;
}

/**
 * Latest change of a file, or of anything in a folder (a folder's own date tells of removed files), in milliseconds; 0 where it is missing.
 * @param {string} path
 * @returns {number}
 */
function latestChange(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => latestChange(join(path, name))));
}

/** @param {string} root */
export function buildIsCurrent(root = projectRoot) {
  const built = latestChange(join(root, 'dist', 'index.html'));
  return built > 0 && sources.every((name) => latestChange(join(root, name)) <= built);
}

/** @returns {Promise<boolean>} */
export async function ensureBuild() {
  if (buildIsCurrent()) return true;
  process.stderr.write('Building the app ...\n');
  return (
    (await run(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
      quiet: true,
    })) === 0
  );
}
