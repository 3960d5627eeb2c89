/** Files as a person hands them over: chosen, dropped or pasted. Loads when some are. */
import type { InputFile } from '../core/types.ts';

export async function readFiles(files: Iterable<File>): Promise<InputFile[]> {
  return Promise.all(
    Array.from(files, async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

export function pastedFile(text: string): InputFile {
  return { name: 'pasted text', bytes: new TextEncoder().encode(text) };
}
