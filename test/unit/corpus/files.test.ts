/** Encodings, and files that are nothing Paperweave reads. */
import { describe, expect, it } from 'vitest';
import { importAll, importText, toFile } from './importText.ts';

const page = `new\n\nSubscribe\n\nKarten für Café-Zugänge\n\n${'Ein Satz über Zugänge. '.repeat(20)}`;

describe('encodings', () => {
  it('reads UTF-8, UTF-16 of both kinds and Windows-1252 alike', async () => {
    const expected = (await importText('page', page)).corpus.papers;
    for (const bytes of [
      toUtf16(page, true, true),
      toUtf16(page, false, true),
      toUtf16(page, true, false),
      toLatin(page),
    ])
      expect((await importText('page', bytes)).corpus.papers).toEqual(expected);
  });
});

describe('where a corpus comes from', () => {
  const entry = (title: string) => `@article{key, title={${title}}, abstract={On maps of many papers.}}`;

  it('is told by files and formats, whatever their order', async () => {
    const files = [toFile('b.bib', entry('Maps')), toFile('a.txt', page), toFile('none', '')];
    const originOf = async (some: typeof files) => (await importAll(some)).corpus.origin;
    expect(await originOf(files.slice(0, 1))).toEqual({ name: 'b.bib', note: 'Read as BibTeX.' });
    const told = { name: '3 files', note: 'a.txt (listing page), b.bib (BibTeX), none (not recognised).' };
    expect(await originOf(files)).toEqual(told);
    expect(await originOf(files.toReversed())).toEqual(told);
    const four = await originOf([...files, toFile('c.bib', entry('Atlases'))]);
    expect(four).toEqual({ name: '4 files', note: 'Read as BibTeX; listing page; not recognised.' });
  });
});

describe('files that cannot be read', () => {
  it('have one entry each, and the good file beside them is kept', async () => {
    const binary = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256);
    const { report } = await importAll([
      toFile('photo.png', binary),
      toFile('letter.txt', 'Dear all, this is a letter.'),
      toFile('page', page),
      toFile('none', ''),
    ]);
    expect(report).toMatchObject({ read: 4, kept: 1 });
    expect(report.dropped.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['photo.png', 1, expect.stringContaining('binary')],
      ['letter.txt', 1, expect.stringContaining('not a format')],
      ['none', 1, 'the file is empty'],
    ]);
  });
});

function toUtf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let index = 0; index < units.length; index += 1)
    view.setUint16(index * 2, units.charCodeAt(index), little);
  return new Uint8Array(view.buffer);
}

function toLatin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
