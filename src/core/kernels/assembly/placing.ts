export { pushGroups } from './blocks';
export { embedTies } from './embed';
export { beginIteration, endIteration, iterateForces } from './forces';
export { partDiscs } from './overlap';
