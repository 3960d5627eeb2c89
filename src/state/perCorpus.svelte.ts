/** Parts of the page's state that belong to one corpus: made when first asked for, and there again when the corpus is. */
import { untrack } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

/** The corpora opened last; what belonged to others is forgotten. */
const mostKnown = 8;

export function perCorpus<Part>(make: (workspace: Workspace) => Part): (workspace: Workspace) => Part {
  const known = new WeakMap<Workspace, readonly { readonly corpus: string; readonly part: Part }[]>();
  return (workspace) => {
    const corpus = workspace.world?.outline.fingerprint ?? '';
    const parts = known.get(workspace) ?? [];
    const part = parts.find((own) => own.corpus === corpus)?.part ?? makeLasting(() => make(workspace));
    const others = parts.filter((own) => own.corpus !== corpus);
    known.set(workspace, [{ corpus, part }, ...others].slice(0, mostKnown));
    return part;
  };
}

/** Made by whichever component asks first, but not gone with it: what is derived in it goes on. */
export function makeLasting<Part>(make: () => Part): Part {
  let part: Part | undefined;
  $effect.root(() => {
    part = untrack(make);
  });
  return part as Part;
}
