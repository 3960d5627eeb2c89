export { listColumns, sortColumns } from './columns';
export { findEigen } from './eigen';
export { countPairs, countWords, fillPairSlots, keepPhrases } from './phrases';
export { addGram, multiplyColumns, multiplyDense, multiplyRows } from './products';
export { readRuns } from './runs';
export { addPiece, moveSlots } from './table';
export { learnSpellings } from './terms';
export { weighRows } from './weights';
export { readWords } from './words';
