/** From the files named on the command line to a corpus; the same readers as the page. */
import { importFiles } from '../core/corpus/import.ts';
// The page loads readers when a file asks for one; here the most usual one is there before the first file is opened.
import '../core/corpus/json/jsonFile.ts';
import type { ImportResult } from '../core/corpus/importResult.ts';
import { CommandProblem } from './command.ts';
import { readInputFiles } from './files.ts';
import { releaseBytes } from './releaseBytes.ts';
import type { Stopwatch } from './timings.ts';

export async function importPaths(paths: readonly string[], watch: Stopwatch): Promise<ImportResult> {
  const start = performance.now();
  const files = await readInputFiles(paths);
  watch.add('read', start);
  if (files.length === 0) throw new CommandProblem('none of the files could be read.');
  return watch.drive(importFiles(files, {}, releaseBytes));
}

/** The same for commands that cannot go on without papers. */
export async function importPapers(paths: readonly string[], watch: Stopwatch): Promise<ImportResult> {
  const result = await importPaths(paths, watch);
  if (result.corpus.papers.length > 0) return result;
  const [first] = result.report.dropped;
  const reason =
    first === undefined ? '' : ` First problem: ${first.file}, line ${first.line}: ${first.reason}`;
  throw new CommandProblem(`no paper was found in the files; "import" lists what was read.${reason}`);
}
