/** Every reader against damaged files: no throw, no hang, and a report that adds up (importAll checks it). Seeded: a failure comes back. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import { importAll } from './importText.ts';

const folder = new URL('../../fixtures/formats/', import.meta.url);
const names = readdirSync(folder).sort();
const rounds = 25;
const telling = new TextEncoder().encode('{}[]()<>"\'\\,;:=@$#%&\n\r\t\0\u00e9 -TYPTERENDAB');

type Random = () => number;

/** A few random wounds: bytes changed, cut out, doubled, put elsewhere, or the end torn off. */
function damage(bytes: Uint8Array, random: Random): Uint8Array {
  let result = bytes;
  const wounds = 1 + Math.floor(random() * 4);
  for (let wound = 0; wound < wounds; wound += 1) result = damageOnce(result, random);
  return result;
}

function damageOnce(bytes: Uint8Array, random: Random): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const end = Math.min(bytes.length, at + 1 + Math.floor(random() * random() * 400));
  const [before, middle, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  const sign = telling.subarray(Math.floor(random() * telling.length)).subarray(0, 1);
  const kinds = [
    [before, sign, bytes.subarray(at + 1)],
    [before, sign, bytes.subarray(at)],
    [before, after],
    [before, middle, middle, after],
    [after, before, middle],
    [before],
    [before, Uint8Array.from(middle, () => Math.floor(random() * 256)), after],
  ];
  return join(kinds[Math.floor(random() * kinds.length)] ?? []);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

describe('damaged files', () => {
  it.each(names)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    const random = createRandom(name.length * 7919 + bytes.length);
    for (let round = 0; round < rounds; round += 1) {
      const { report } = await importAll([{ name, bytes: damage(bytes, random) }]);
      expect(report.read + report.files[0]!.notes.length).toBeGreaterThan(0);
    }
  });

  it('damaged archives', async () => {
    const random = createRandom(11);
    const bytes = new Uint8Array(readFileSync(new URL('zotero.ris', folder)));
    for (let round = 0; round < 100; round += 1) {
      const packed = round % 2 === 0 ? gzipSync(bytes) : zipSync({ 'a.ris': bytes, 'b.ris': bytes });
      await importAll([{ name: 'packed', bytes: damage(packed, random) }]);
    }
  });

  const endless: [string, string, string][] = [
    ['open tags', '<feed><entry>', '<a "'],
    ['open entities', '<!DOCTYPE a [', '<!ENTITY a "&a;">]'],
    ['open elements', '<feed>', '<entry>'],
    ['deep elements', '<feed><entry>', '<a>'],
    ['open braces', '[', '{"a":'],
    ['open lists', '[', '['],
    ['open strings', '{"results":[', '{"title":"'],
    ['open entries', '', '@a{k,title={'],
    ['open comments', '', '@comment{'],
    ['open quotes', 'title,abstract\n', '"a,'],
    ['open records', '', 'TY  - JOUR\n'],
    ['open formulas', '{"title":"a"}\n{"title":"', '$\\\\alpha{'],
    ['open attributes', '{"title":"a"}\n{"title":"', '<p a=b '],
    ['commas', 'title,abstract\n', ','],
  ];
  it.each(endless)('endless %s', async (_, beginning, part) => {
    await importAll([{ name: 'endless', bytes: new TextEncoder().encode(beginning + part.repeat(100_000)) }]);
  });
});
