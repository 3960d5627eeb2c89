/** Hands a file to the person: a download under the given name. Nothing leaves the machine. */

/** Signs no file system likes become dashes; never empty. */
export function fileName(words: string, ending: string): string {
  const stem = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[-. ]+|[-. ]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'paperweave' : stem}.${ending}`;
}

export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; a minute is enough for a slow disk.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

export function textBlob(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}
