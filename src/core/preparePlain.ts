/** Loads plain TypeScript instead of kernels where these cannot run: to be awaited before anything is computed. */
import { createKernel } from './kernels/wasm.ts';
import { usePlainEngines } from './plainEngines.ts';

export async function loadPlainEngines(): Promise<void> {
  usePlainEngines(await import('./plain.ts'));
}

export async function prepareEngines(): Promise<void> {
  if (createKernel() === undefined) await loadPlainEngines();
}
