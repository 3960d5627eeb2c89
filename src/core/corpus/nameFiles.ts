/** Names by which a report can tell files apart: databases give every export the same one ("savedrecs.txt"). */
import type { InputFile } from './importResult.ts';

/** Files of one name are numbered in an order of their content, so that the order in which they come does not matter. */
export function nameFilesApart(files: readonly InputFile[]): readonly InputFile[] {
  const taken = new Set(files.map(({ name }) => name));
  if (taken.size === files.length) return files;
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : compareBytes(a, b)));
  const named = new Map<InputFile, InputFile>();
  for (const [index, file] of sorted.entries()) {
    const first = index === 0 || sorted[index - 1]!.name !== file.name;
    named.set(file, first ? file : { ...file, name: freeName(file.name, taken) });
  }
  return files.map((file) => named.get(file)!);
}

/** Files that join others keep out of their way. */
export function joinFiles(known: readonly InputFile[], more: readonly InputFile[]): readonly InputFile[] {
  const taken = new Set([...known, ...more].map(({ name }) => name));
  const names = new Set(known.map(({ name }) => name));
  const renamed = more.map((file) =>
    names.has(file.name) ? { ...file, name: freeName(file.name, taken) } : file,
  );
  return [...known, ...renamed];
}

/** "a.csv" becomes "a (2).csv". */
function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let copy = 2;
  while (taken.has(`${stem} (${String(copy)})${ending}`)) copy += 1;
  const free = `${stem} (${String(copy)})${ending}`;
  taken.add(free);
  return free;
}

function compareBytes({ bytes: a }: InputFile, { bytes: b }: InputFile): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
