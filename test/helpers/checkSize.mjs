// @ts-check
/** Prints the parts of the first load; exit code 1 where they exceed the budget. */
import { join } from 'node:path';
import { projectRoot } from '../../src/cli/project.mjs';
import { checkSizeBudget } from './sizeBudget.mjs';

const { fits, text } = checkSizeBudget(join(projectRoot, 'dist'));
console.log(text);
if (!fits) {
  console.error('The first load is over its budget: load the new part only when it is needed.');
  process.exitCode = 1;
}
