/** Parts of the page's state that belong to one corpus: made when first asked for, and there again when the corpus is. */
import type { Workspace } from './workspace.svelte.ts';

/** The corpora opened last; what belonged to others is forgotten. */
const mostKnown = 8;

export function perCorpus<Part>(make: (workspace: Workspace) => Part): (workspace: Workspace) => Part {
  const known = new WeakMap<Workspace, Map<string, Part>>();
  return (workspace) => {
    const corpus = workspace.world?.outline.fingerprint ?? '';
    const parts = known.get(workspace) ?? new Map<string, Part>();
    known.set(workspace, parts);
    const part = parts.get(corpus) ?? make(workspace);
    parts.delete(corpus);
    parts.set(corpus, part);
    for (const oldest of parts.keys()) if (parts.size > mostKnown) parts.delete(oldest);
    return part;
  };
}
