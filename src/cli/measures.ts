export { measureNames as measures } from '../core/measureNames.ts';
