/** `import`: what became of every record of the files, as JSON. */
import type { ImportResult } from '../core/corpus/importResult.ts';
import type { Paper } from '../core/types.ts';
import { exitCodes, parseParameters, requireFiles, type Command } from './command.ts';
import { writeToStdout } from './files.ts';
import { importPaths } from './papers.ts';
import { Stopwatch } from './timings.ts';

/** The report in pieces: the papers of a big corpus do not fit into one string. */
function* describeImport({ corpus, report, inputOrder }: ImportResult): Iterable<string> {
  const { read, kept, merged, dropped, withAbstract, withReferences, linksResolved, files, merges } = report;
  const counts = { read, kept, merged, dropped, withAbstract, withReferences, linksResolved, files, merges };
  yield `${JSON.stringify(counts, null, 1).slice(0, -2)},\n "papers": [`;
  const byId = new Map<string, Paper>(corpus.papers.map((paper) => [paper.id, paper]));
  let separator = '\n';
  for (const id of inputOrder) {
    yield `${separator}  ${JSON.stringify(byId.get(id))}`;
    separator = ',\n';
  }
  yield '\n ]\n}\n';
}

async function run(parameters: string[]): Promise<number> {
  const { positionals } = parseParameters(parameters, {});
  const result = await importPaths(requireFiles(positionals), new Stopwatch());
  await writeToStdout(describeImport(result));
  return result.report.kept > 0 ? exitCodes.done : exitCodes.nothingRead;
}

export const importCommand: Command = {
  usage: 'Usage: paperweave import FILE...',
  run,
};
