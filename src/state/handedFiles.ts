/** Files as a person hands them over: chosen, dropped or pasted. Loads when some are. */
import type { InputFile } from '../core/corpus/importResult.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Files that show a map but hold no papers to open: they can be compared with the map that is open. */
const pictures = /\.(?:png|svg|pdf|html?)$/iu;

export async function readFiles(files: Iterable<File>): Promise<InputFile[]> {
  return Promise.all(Array.from(files, readFile));
}

async function readFile(file: File): Promise<InputFile> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw new Error(`${file.name} cannot be read: it was moved, removed or changed since it was chosen`);
  }
}

export function pastedFile(text: string): InputFile {
  return { name: 'pasted text', bytes: new TextEncoder().encode(text) };
}

/** Opens papers; a picture or page that Paperweave saved is held against the open map instead. */
export async function openHanded(workspace: Workspace, files: readonly File[], add: boolean): Promise<void> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && pictures.test(only.name) && workspace.world !== undefined) {
    const [file] = await readFiles([only]);
    const [{ findEarlier }, { earlierOf }] = await Promise.all([
      import('../core/replay/findEarlier.ts'),
      import('./earlier.svelte.ts'),
    ]);
    if (file !== undefined && findEarlier(file.bytes).ok) {
      earlierOf(workspace).open(file);
      return;
    }
  }
  await workspace.session.openFrom(() => readFiles(files), { add });
}
