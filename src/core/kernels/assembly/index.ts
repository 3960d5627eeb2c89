export { joinTile, passRows } from './join';
export { addGram, multiplyDense, multiplyRows } from './products';
