import { expose } from 'comlink';
import { createPipelineService } from './pipelineService.ts';
import { lockHeld } from './protocol.ts';

// Held as long as this worker lives: how the page learns of an end without an error. Only secure contexts have locks.
void (navigator.locks as LockManager | undefined)?.request(self.name, () => {
  self.postMessage(lockHeld);
  return new Promise(() => undefined);
});
expose(createPipelineService());
