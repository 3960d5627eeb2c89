/** The view as the short text after `#` that link.ts reads. Apart, because the page needs it only once it stands. */
import type { LinkedView } from './link.ts';

export function writeLink(view: LinkedView): string {
  const parts = new URLSearchParams();
  if (view.threshold !== undefined) parts.set('t', String(Number(view.threshold.toFixed(4))));
  if (view.paper !== undefined) parts.set('paper', view.paper);
  if (view.cluster !== undefined) parts.set('cluster', String(view.cluster + 1));
  if (view.camera !== undefined) {
    const { x, y, ratio } = view.camera;
    parts.set('view', [x, y, ratio].map((value) => String(Number(value.toFixed(3)))).join(','));
  }
  return parts.toString().replaceAll('%2C', ',');
}
