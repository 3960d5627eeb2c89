export { joinTile } from './join';
export { addGram, multiplyDense, multiplyRows } from './products';
