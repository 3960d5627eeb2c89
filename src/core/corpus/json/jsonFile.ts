/**
 * JSON in any of its shapes: one object a line, an array, an API answer with the list somewhere inside, or one record. What the objects
 * are is decided object by object (kinds.ts). Lines and arrays are read piece by piece, so that a big file is not held twice.
 */
import { readLines } from '../lines.ts';
import type { Format, ReaderInput, Reading, RecordSink } from '../records.ts';
import { findList, readFrame, readKeyed, unwrap } from './findPapers.ts';
import { findKind } from './kinds.ts';
import { isMapDocument, readMapDocument } from './mapDocument.ts';
import { isVosviewerDocument, readVosviewerDocument } from './vosviewerDocument.ts';
import { findElementLines, salvage, scanArray } from './scan.ts';
import { asList, isObject, parseOrUndefined, textAt, valueAtPath, type JsonObject } from './values.ts';

export const jsonFile: Format = {
  name: 'JSON',
  recognise: (sample) => /^\s*[[{]\s*(?:["{[\]]|null\b)/.test(sample.text),
  async *read(input, sink) {
    const head = await firstText(input);
    if (head.trimStart().startsWith('[')) yield* readArray(input, sink);
    else if (areLines(head)) yield* readJsonLines(input, sink);
    else yield* readDocument(input, sink);
  },
};

async function firstText(input: ReaderInput): Promise<string> {
  for await (const piece of input.pieces()) if (piece.text.trim() !== '') return piece.text;
  return '';
}

/** More than one line, and most of them whole objects. */
function areLines(head: string): boolean {
  const lines = head.split('\n', 21).slice(0, 20);
  const whole = lines.filter((line) => /^\s*\{.*\}\s*,?\s*$/.test(line));
  const filled = lines.filter((line) => line.trim() !== '');
  return (
    whole.length > 1 &&
    whole.length >= filled.length / 2 &&
    whole.some((line) => isObject(parseOrUndefined(line)))
  );
}

async function* readJsonLines(input: ReaderInput, sink: RecordSink): Reading {
  for await (const lines of readLines(input)) {
    for (const { text, number } of lines) takeLine(text.trim(), number, sink);
    // Not by bytes: what unpacks a file has read all of it long before the last line.
    yield lines.at(-1)!.done;
  }
}

function takeLine(line: string, number: number, sink: RecordSink): void {
  if (line === '') return;
  const value = parseOrUndefined(line.endsWith(',') ? line.slice(0, -1) : line);
  if (value === undefined) sink.drop(number, 'this line is not whole JSON', line);
  else takeValue(value, number, line, sink);
}

async function* readArray(input: ReaderInput, sink: RecordSink): Reading {
  for await (const elements of scanArray(input.pieces())) {
    yield elements[0]!.done;
    for (const element of elements) {
      const value = element.closed ? parseOrUndefined(element.text) : undefined;
      if (value === undefined) takeBroken(element.text, element.line, sink);
      else takeValue(value, element.line, element.text, sink);
    }
  }
}

/** What can be read of text that is not JSON as a whole. */
function takeBroken(text: string, firstLine: number, sink: RecordSink): void {
  for (const part of salvage(text, (value) => isObject(value) && findKind(value) !== undefined)) {
    const line = firstLine + countNewlines(text, part.at);
    if (part.value === undefined) sink.drop(line, 'not whole JSON', part.text.trim());
    else takeValue(part.value, line, '', sink);
  }
}

function countNewlines(text: string, end: number): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0 && index < end; index = text.indexOf('\n', index + 1))
    count += 1;
  return count;
}

function takeValue(value: unknown, line: number, text: string, sink: RecordSink): void {
  const unwrapped = unwrap(value);
  if (unwrapped === undefined) {
    sink.drop(line, value === null ? 'null: the service knew no paper by this id' : 'not an object', text);
    return;
  }
  const { object, kind } = unwrapped;
  if (kind === undefined) {
    sink.drop(line, 'an object without a title', text === '' ? JSON.stringify(object) : text);
    return;
  }
  if (/^(?:attachment|note|annotation)$/.test(textAt(object, 'itemType'))) {
    sink.drop(line, 'an attachment or note of Zotero, no paper', textAt(object, 'title'));
    return;
  }
  sink.recognised(kind.name);
  sink.paper(kind.toRecord(object, line));
}

/** Papers under their keys, be it a single one; a paper that is the whole document is none of them. */
function readAlone(root: JsonObject): readonly JsonObject[] | undefined {
  return findKind(root) === undefined ? readKeyed(root, 1) : undefined;
}

async function* readDocument(input: ReaderInput, sink: RecordSink): Reading {
  const text = await input.text();
  const root = parseOrUndefined(text);
  if (!isObject(root)) {
    // Lines longer than the head that was looked at.
    const first = text.trimStart().split('\n', 1)[0] ?? '';
    if (first.length < text.trim().length && isObject(parseOrUndefined(first)))
      yield* readJsonLines(input, sink);
    else takeBroken(text, 1, sink);
    return;
  }
  if (isMapDocument(root)) {
    yield* readMapDocument(root, findElementLines(text, ['papers']), sink);
    return;
  }
  if (isVosviewerDocument(root)) {
    yield* readVosviewerDocument(root, findElementLines(text, ['network', 'items']), sink);
    return;
  }
  const frame = readFrame(root);
  const path = frame === undefined ? findList(root) : undefined;
  const values =
    frame ?? (path === undefined ? (readAlone(root) ?? [root]) : asList(valueAtPath(root, path)));
  const lines = path === undefined ? [] : findElementLines(text, path);
  for (const [index, value] of values.entries()) {
    takeValue(value, lines.length === values.length ? lines[index]! : 1, '', sink);
    if (index % 200 === 199) yield index;
  }
}
