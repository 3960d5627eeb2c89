export { findEigen } from './eigen';
export { joinTile, passRows } from './join';
export { addGram, multiplyColumns, multiplyDense, multiplyRows } from './products';
export { readRuns } from './runs';
export { fillSlots, readWords, seeWord, widenText } from './words';
