import { expect, test } from 'vitest';
import {
  addTag,
  cleanTag,
  countTags,
  noNotes,
  notesOn,
  readNotes,
  rejoinNotes,
  removeTag,
  renameTag,
  setReading,
  setText,
} from '../../../src/core/explore/notes.ts';

const tagged = addTag(addTag(noNotes, ['a', 'b'], 'key'), ['a'], 'method');

test('tags are added to all papers named, each once, and counted', () => {
  expect(tagged.get('a')).toEqual({ tags: ['key', 'method'] });
  expect(tagged.get('b')).toEqual({ tags: ['key'] });
  expect(countTags(tagged)).toEqual([
    { tag: 'key', count: 2 },
    { tag: 'method', count: 1 },
  ]);
  expect(noNotes.size).toBe(0);
});

test('what changes nothing is no change', () => {
  expect(addTag(tagged, ['a'], ' key ')).toBe(tagged);
  expect(addTag(tagged, ['a'], ' , ')).toBe(tagged);
  expect(removeTag(tagged, ['b'], 'method')).toBe(tagged);
  expect(setReading(tagged, ['c'], undefined)).toBe(tagged);
  expect(setText(tagged, 'c', '')).toBe(tagged);
  expect(renameTag(tagged, 'key', 'key')).toBe(tagged);
  expect(renameTag(tagged, 'unknown', 'other')).toBe(tagged);
});

test('a paper about which nothing is left is forgotten', () => {
  expect([...removeTag(tagged, ['a', 'b'], 'key').keys()]).toEqual(['a']);
  const read = setReading(noNotes, ['a'], 'read');
  expect(read.get('a')).toEqual({ reading: 'read' });
  expect(setReading(read, ['a'], undefined).size).toBe(0);
  expect(setText(setText(noNotes, 'a', 'Good.'), 'a', '').size).toBe(0);
});

test('a tag is renamed everywhere; where the new one is there already they become one', () => {
  const renamed = renameTag(tagged, 'key', 'method');
  expect(renamed.get('a')).toEqual({ tags: ['method'] });
  expect(renamed.get('b')).toEqual({ tags: ['method'] });
});

test('tags are one line without commas', () => {
  expect(cleanTag('  to\n cite,  soon ')).toBe('to cite soon');
  expect(cleanTag('x'.repeat(100))).toHaveLength(60);
});

test('notes of a file are taken as far as they make sense', () => {
  const notes = readNotes({
    a: { tags: ['key', 'key', 3, ' '], note: 'Good.', reading: 'read' },
    b: { tags: 'key', reading: 'never' },
    c: null,
    d: { note: '' },
  });
  expect(Object.fromEntries(notes)).toEqual({ a: { tags: ['key'], note: 'Good.', reading: 'read' } });
});

test('notes of a part go back into the whole: changed, added and taken away ones', () => {
  const isMeant = (paperId: string) => paperId !== 'b';
  const part = notesOn(tagged, isMeant);
  expect([...part.keys()]).toEqual(['a']);
  expect(rejoinNotes(tagged, part, isMeant)).toBe(tagged);
  const changed = setReading(removeTag(removeTag(part, ['a'], 'key'), ['a'], 'method'), ['c'], 'read');
  expect(Object.fromEntries(rejoinNotes(tagged, changed, isMeant))).toEqual({
    b: { tags: ['key'] },
    c: { reading: 'read' },
  });
});
