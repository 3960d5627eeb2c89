/** Files in and out. A file that cannot be read is told on stderr and left out; the others are read all the same. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { boundOf } from '../core/corpus/gzip.ts';
import { isGzip } from '../core/corpus/source.ts';
import type { InputFile } from '../core/corpus/importResult.ts';
import { CommandProblem } from './command.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'you may not read or write there',
  EPERM: 'you may not read or write there',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB; split it',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Names as the page would show them, so that the same files give the same map here and there; the path only where two names are equal. */
function nameFiles(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path));
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : (paths[index] ?? name),
  );
}

/**
 * Unpacked at once: beside the process, in big pieces, which is five times as fast as the decoder that the page has. What is damaged, or
 * grows without end, goes to the reader as it is, which says so and keeps what can be read.
 */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return await promisify(gunzip)(bytes, { chunkSize: 1 << 20, maxOutputLength: boundOf(bytes.length) });
  } catch {
    return bytes;
  }
}

export async function readInputFiles(paths: readonly string[]): Promise<InputFile[]> {
  const different = [...new Set(paths)];
  const names = nameFiles(different);
  const files: InputFile[] = [];
  for (const [index, path] of different.entries()) {
    try {
      files.push({ name: names[index] ?? path, bytes: await unpack(await readFile(path)) });
    } catch (error) {
      process.stderr.write(`paperweave: cannot read ${path}: ${reasonOf(error)}.\n`);
    }
  }
  return files;
}

/** Whole or not at all: a reader never sees half a map, and a failure leaves the previous file as it was. */
export async function writeOutputFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new CommandProblem(`cannot write ${path}: ${reasonOf(error)}.`);
  }
}

/** Writes to stdout piece by piece, waiting where the reader is slow; stops quietly when the reader has gone (`| head`). */
export async function writeToStdout(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  let gone = false;
  stdout.once('error', () => (gone = true));
  for (const piece of pieces) {
    if (gone) return;
    await new Promise<void>((done) => stdout.write(piece, () => done()));
  }
}
