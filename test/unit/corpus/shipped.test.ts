import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importFiles } from '../../../src/core/corpus/import.ts';
import { readShippedCorpus } from '../../../src/core/corpus/shipped.ts';
import { runAsyncToEnd } from '../../../src/core/jobs.ts';

const bytes = new Uint8Array(readFileSync('public/corpora/daily-papers.json'));
const name = 'daily-papers.json';

test('the short way gives what the long way gives, report and order included', async () => {
  const long = await runAsyncToEnd(importFiles([{ name, bytes }]));
  const short = readShippedCorpus({ name, bytes });
  expect(short?.corpus).toEqual(long.corpus);
  expect(short?.inputOrder).toEqual(long.inputOrder);
  const { merges, ...rest } = long.report;
  const { merges: shortMerges, ...shortRest } = short!.report;
  expect(shortRest).toEqual(rest);
  const key = (merge: { file: string; line: number; into: string }) =>
    `${merge.file} ${merge.line} ${merge.into}`;
  expect(shortMerges.map(key).sort()).toEqual(merges.map(key).sort());
});

test('a package that was touched, or is none, is left to the long way', () => {
  const text = new TextDecoder().decode(bytes);
  const encode = (changed: string) => new TextEncoder().encode(changed);
  expect(
    readShippedCorpus({ name, bytes: encode(text.replace('federated', 'centralised')) }),
  ).toBeUndefined();
  expect(readShippedCorpus({ name, bytes: encode(text.slice(0, -20)) })).toBeUndefined();
  expect(readShippedCorpus({ name, bytes: encode('{"papers":[]}') })).toBeUndefined();
});
