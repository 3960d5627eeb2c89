/** Imports given texts or bytes as files. */
import { importFiles, type ImportOptions } from '../../../src/core/corpus/import.ts';
import { runAsyncToEnd } from '../../../src/core/jobs.ts';
import type { ImportResult, InputFile } from '../../../src/core/corpus/importResult.ts';

export function toFile(name: string, content: string | Uint8Array): InputFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

/** Imports and checks what must hold of every report. */
export async function importAll(
  files: readonly InputFile[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  const result = await runAsyncToEnd(importFiles(files, options));
  const { report, corpus } = result;
  const sums = report.files.reduce(
    (sum, file) => [sum[0]! + file.read, sum[1]! + file.kept, sum[2]! + file.merged, sum[3]! + file.dropped],
    [0, 0, 0, 0],
  );
  const told = [report.read, report.kept, report.merged, report.dropped.length];
  if (report.read !== report.kept + report.merged + report.dropped.length || sums.join() !== told.join())
    throw new Error(`the report does not add up: files ${sums.join()}, whole ${told.join()}`);
  if (report.kept !== corpus.papers.length || report.merges.length !== report.merged)
    throw new Error('the report does not tell of the corpus it came with');
  return result;
}

export function importText(name: string, content: string | Uint8Array): Promise<ImportResult> {
  return importAll([toFile(name, content)]);
}
