export { joinTile, passRows } from './join';
