/** The view as a short text after `#`: threshold, paper, cluster, camera; never the data. Whatever does not read well is left out. */
import type { CameraPlace } from './camera.ts';

export interface LinkedView {
  readonly threshold?: number;
  /** Id of the paper being read. */
  readonly paper?: string;
  readonly cluster?: number;
  readonly camera?: CameraPlace;
}

export function readLink(hash: string): LinkedView {
  const parts = new URLSearchParams(hash.replace(/^#/u, ''));
  const threshold = finite(parts.get('t'));
  const cluster = finite(parts.get('cluster'));
  const paper = parts.get('paper');
  const place = (parts.get('view') ?? '').split(',').map(finite);
  const [x, y, ratio] = place;
  return {
    ...(threshold !== undefined && threshold >= 0 && threshold <= 1 ? { threshold } : {}),
    ...(paper !== null && paper !== '' ? { paper } : {}),
    ...(cluster !== undefined && Number.isInteger(cluster) && cluster > 0 ? { cluster: cluster - 1 } : {}),
    ...(x !== undefined && y !== undefined && ratio !== undefined && ratio > 0 && ratio < 10
      ? { camera: { x, y, ratio } }
      : {}),
  };
}

function finite(text: string | null): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
