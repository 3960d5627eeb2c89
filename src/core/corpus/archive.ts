/** Zip archives to the files in them, with a bound on what they may grow to; an Excel workbook becomes one table. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { InputFile } from './importResult.ts';
import { boundOf } from './gzip.ts';
import { isWorkbook, workbookToCsv } from './xlsx.ts';

export interface OpenedFile extends InputFile {
  /** Name of the container's format, where that says more than what it holds. */
  readonly container?: string;
  /** Set where the file could not be opened. */
  readonly problem?: string;
}

const mostEntries = 1000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The file itself, unless it is a zip archive. */
export function* openArchive(file: InputFile): Generator<OpenedFile, void, void> {
  if (!isZip(file.bytes)) {
    yield file;
    return;
  }
  const entries = listEntries(file.bytes);
  const size = entries?.reduce((sum, entry) => sum + entry.originalSize, 0) ?? 0;
  if (entries === undefined) yield { ...file, problem: 'the zip file is damaged or cut off' };
  else if (size > boundOf(file.bytes.length))
    yield {
      ...file,
      problem: `the zip file would grow to ${String(size >> 20)} MB; unpack it and open the files one by one`,
    };
  else if (isWorkbook(entries.map((entry) => entry.name))) yield openWorkbook(file);
  else yield* openEntries(file, entries.filter(isContent));
}

function listEntries(bytes: Uint8Array): UnzipFileInfo[] | undefined {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        entries.push(entry);
        return false;
      },
    });
    return entries;
  } catch {
    return undefined;
  }
}

/** Not folders, not what systems put beside files. */
function isContent({ name, originalSize }: UnzipFileInfo): boolean {
  return originalSize > 0 && !/(^|\/)(__MACOSX|\.)/.test(name) && !name.endsWith('/');
}

function* openEntries(file: InputFile, entries: readonly UnzipFileInfo[]): Generator<OpenedFile, void, void> {
  if (entries.length === 0) yield { ...file, problem: 'the zip file holds no files' };
  if (entries.length > mostEntries)
    yield {
      ...file,
      problem: `the zip file holds ${String(entries.length)} files; the first ${String(mostEntries)} were read`,
    };
  for (const { name } of entries.slice(0, mostEntries)) {
    const inner = `${file.name}/${name}`;
    try {
      const bytes = unzipSync(file.bytes, { filter: (entry) => entry.name === name })[name];
      if (bytes === undefined)
        yield {
          name: inner,
          bytes: new Uint8Array(),
          problem: 'this file of the zip archive cannot be unpacked',
        };
      else if (isZip(bytes))
        yield { name: inner, bytes, problem: 'an archive inside an archive is not opened: unpack it first' };
      else yield { name: inner, bytes };
    } catch {
      yield { name: inner, bytes: new Uint8Array(), problem: 'this file of the zip archive is damaged' };
    }
  }
}

function openWorkbook(file: InputFile): OpenedFile {
  try {
    return { name: file.name, bytes: new TextEncoder().encode(workbookToCsv(file.bytes)), container: 'XLSX' };
  } catch {
    return { ...file, problem: 'the Excel workbook is damaged' };
  }
}
