import { expose } from 'comlink';
import { createPipelineService } from './pipelineService.ts';

expose(createPipelineService());
