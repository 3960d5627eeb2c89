// @ts-check
/** A thread of the join on the command line: the page's join.worker.ts, for Node. */
import { resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';
import { projectRoot } from './project.mjs';

register({ tsconfig: resolve(projectRoot, 'tsconfig.json') });
const { buffersOf, createJoinServer } = await import('../core/similarity/joinMessages.ts');
const serve = createJoinServer();
parentPort?.on('message', (order) => {
  const answer = serve(order);
  parentPort?.postMessage(answer, buffersOf(answer));
});
