export { embedTies } from './embed';
export { iterateForces } from './forces';
