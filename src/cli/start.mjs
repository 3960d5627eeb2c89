// @ts-check
/** `npm start`: from a fresh clone to the app in the browser. Installs and builds what is missing, then serves until Ctrl-C. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, nodeIsRecentEnough, oldestNode, projectRoot } from './project.mjs';
import { serveFolder } from './server.mjs';

const firstPort = 4173;

/**
 * @param {string} message
 * @param {number} code
 * @returns {never}
 */
function stop(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readPort() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    if (values.port === undefined) return firstPort;
    const port = Number(values.port);
    if (Number.isInteger(port) && port > 0 && port < 65536) return port;
    return stop(`--port: got "${values.port}", expected a number from 1 to 65535.`, 2);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(`${reason}\nUsage: npm start -- [--port N]`, 2);
  }
}

const port = readPort();
if (!nodeIsRecentEnough(process.versions.node)) {
  stop(
    `Node ${process.versions.node} is too old: Paperweave needs ${oldestNode.join('.')} or later (https://nodejs.org).`,
  );
}
if (!(await ensureDependencies())) stop('The packages could not be installed; npm says why above.');
if (!(await ensureBuild())) stop('The app could not be built; the reason stands above.');

const server = await serveFolder({ root: join(projectRoot, 'dist'), port }).catch((error) =>
  stop(`No free port from ${port} on (${error.message}). Choose one: npm start -- --port N`),
);
console.log(`Paperweave is at ${server.address}\nCtrl-C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    server.close().then(() => process.exit(0));
  });
}
