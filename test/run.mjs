// @ts-check
/** `npm test`: installs what is missing, then runs every check in order. Each one blocks; all are run, so that one go shows all that is wrong. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureDependencies, nodeIsRecentEnough, oldestNode, projectRoot, run } from '../src/cli/project.mjs';
import { ensureBrowser } from './helpers/ensureBrowser.mjs';

const results = join(projectRoot, '.cache', 'tests');
// FORCE_COLOR counts as a wish for colours whatever its value, and a log with colours is hard to read.
const environment = { ...process.env, CI: 'true', FORCE_COLOR: undefined, NO_COLOR: '1' };

/**
 * @param {string} script path inside node_modules
 * @param {string[]} parameters
 */
function runTool(script, parameters) {
  const file = join(projectRoot, 'node_modules', script);
  return run(process.execPath, [file, ...parameters], { env: environment });
}

/** `told`: a line for each test that failed or passed only at its second try, said at the very end, where a short log still shows it. @typedef {{ passed: number, failed: number, told?: string[] }} Counts */

/** @typedef {{ name: string, assertionResults: { fullName: string, status: string, failureMessages: string[] | null }[] }} TestFile */

/** @param {TestFile[]} files */
function linesOfFailures(files) {
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ fullName, status, failureMessages }) => {
      const why = (failureMessages ?? []).map((message) => message.split('\n', 4).join(' '));
      if (status === 'passed' && why.length === 0) return [];
      const what = status === 'passed' ? 'passed at the second try' : status;
      return [`${what}: ${relative(projectRoot, name)}: ${fullName}: ${why.join(' | ')}`];
    }),
  );
}

/**
 * @param {string} project
 * @returns {Promise<Counts>}
 */
async function runVitest(project) {
  const report = join(results, `${project}.json`);
  rmSync(report, { force: true });
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A skipped test checks nothing, so it counts as failed; so does an error outside any test.
    const failed = numFailedTests + numPendingTests;
    return {
      passed: numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      told: linesOfFailures(testResults),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * A check without tests of its own: it adds to the failures, not to the passes.
 * @param {Promise<number>} exitCode
 * @returns {Promise<Counts>}
 */
async function check(exitCode) {
  return { passed: 0, failed: (await exitCode) === 0 ? 0 : 1 };
}

/** @typedef {[name: string, start: () => Promise<Counts>]} Step */

/** They say little and use one core each, so they go side by side. @type {Step[]} */
const first = [
  ['format', () => check(runTool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']))],
  ['lint', () => check(runTool('eslint/bin/eslint.js', ['.', '--max-warnings=0']))],
  [
    'types',
    () =>
      check(
        runTool('svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
      ),
  ],
];

/** One after the other. @type {Step[]} */
const then = [
  ['unit', () => runVitest('unit')],
  ['browser', () => runVitest('browser')],
  ['build', () => check(runTool('vite/bin/vite.js', ['build']))],
  [
    'size',
    () => check(run(process.execPath, [join('test', 'helpers', 'checkSize.mjs')], { env: environment })),
  ],
  ['end to end', () => runVitest('e2e')],
  // Says so where there is no Firefox.
  [
    'firefox',
    () =>
      check(
        run(
          process.execPath,
          [join('src', 'cli', 'paperweave.mjs'), '--run', join('test', 'firefox', 'check.ts')],
          {
            env: environment,
          },
        ),
      ),
  ],
];

async function prepare() {
  if (!nodeIsRecentEnough(process.versions.node)) {
    throw new Error(`Node ${process.versions.node} is too old: ${oldestNode.join('.')} or later is needed.`);
  }
  if (!(await ensureDependencies()))
    throw new Error('The packages could not be installed; npm says why above.');
  console.log(`Browser: ${await ensureBrowser()}`);
  mkdirSync(results, { recursive: true });
}

/**
 * @param {Step} step
 * @returns {Promise<Counts & { line: string }>}
 */
async function runStep([name, start]) {
  console.log(`\n== ${name}`);
  const before = performance.now();
  const counts = await start();
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  const line = `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(6)} s`;
  return { ...counts, line };
}

async function runSteps() {
  const outcomes = await Promise.all(first.map(runStep));
  for (const step of then) outcomes.push(await runStep(step));
  const told = outcomes.flatMap(({ told = [] }) => told);
  console.log(`\n${[...outcomes.map(({ line }) => line), ...told].join('\n')}\n`);
  const sum = (/** @type {(counts: Counts) => number} */ pick) =>
    outcomes.reduce((total, counts) => total + pick(counts), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
}

try {
  await prepare();
  const { passed, failed } = await runSteps();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
