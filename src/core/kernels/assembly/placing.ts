export { pushGroups } from './blocks';
export { embedTies } from './embed';
export { beginIteration, endIteration, iterateForces } from './forces';
export { aggregate, beginMoves, beginParts, joinParts, moveNodes, renumber, spread } from './leiden';
export { addMeaning, findPhrases, markShared, tallyPhrases } from './namePhrases';
export { partDiscs } from './overlap';
