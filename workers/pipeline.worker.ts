import { expose } from 'comlink';
import { createPipelineService } from './pipelineService.ts';

// Held as long as this worker lives: how the page learns of an end without an error. There in secure contexts only.
void (navigator.locks as LockManager | undefined)?.request(self.name, () => new Promise(() => undefined));
expose(createPipelineService());
