/** Threads of the join in the page: workers of the pipeline worker, loaded when a corpus is large enough to need them. */
import { threadBehind, type JoinAnswer, type ThreadPort } from '../src/core/similarity/joinMessages.ts';
import type { JoinThread } from '../src/core/similarity/threads.ts';

export function threadOf(worker: Worker): JoinThread {
  const port: ThreadPort = {
    send(order) {
      worker.postMessage(order);
    },
    listen(onAnswer, onGone) {
      worker.addEventListener('message', ({ data }: MessageEvent<JoinAnswer>) => {
        onAnswer(data);
      });
      worker.addEventListener('messageerror', () => {
        onGone('an answer could not be read');
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        onGone(event.message || 'it could not be loaded or ran out of memory');
      });
    },
    stop() {
      worker.terminate();
    },
  };
  return threadBehind(port);
}

export function startJoinThreads(count: number): JoinThread[] {
  return Array.from({ length: count }, () =>
    threadOf(
      new Worker(new URL('./join.worker.ts', import.meta.url), { type: 'module', name: 'paperweave-join' }),
    ),
  );
}
