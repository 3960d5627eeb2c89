/**
 * What a person added to a map in the last moment before the tab ended. IndexedDB and the worker no longer answer then; this storage
 * writes at once. It is taken back, and gone, when the same papers are open again. Where storage is denied nothing is left.
 */
import type { ProjectExtras } from '../../workers/project.ts';
import { recallText, rememberText } from './keptText.ts';

interface LeftWork {
  /** Fingerprint of the corpus. */
  readonly key: string;
  readonly extras: ProjectExtras;
}

const leftKey = 'paperweave:left';

export function leaveWork(left: LeftWork): void {
  rememberText(leftKey, JSON.stringify(left));
}

export function takeLeftWork(key: string): ProjectExtras | undefined {
  const text = recallText(leftKey);
  if (text === undefined) return undefined;
  try {
    const left = JSON.parse(text) as LeftWork;
    if (left.key !== key) return undefined;
    rememberText(leftKey, undefined);
    return left.extras;
  } catch {
    rememberText(leftKey, undefined);
    return undefined;
  }
}
