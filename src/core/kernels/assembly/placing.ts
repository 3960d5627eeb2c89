export { embedTies } from './embed';
export { iterateForces } from './forces';
export { partDiscs } from './overlap';
