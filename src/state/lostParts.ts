/**
 * A part of the page that could not be fetched when it was first asked for: the network is away, or a newer version stands in its place. It is
 * told, with a way on. Loads, and has the messages load, as soon as the map stands: without a network it would be too late.
 */
import type { Problem, ProblemAction, Problems } from './problems.svelte.ts';

const lostPart: Omit<Problem, 'id' | 'action'> = {
  kind: 'error',
  title: 'A part of the page could not be loaded',
  detail:
    'The network is away, or a newer version of Paperweave was put in place of this one. The map and your work stay as they are. Try again once the network is back; where that does not help, reload the page: your map is kept on this machine.',
  other: { label: 'Reload the page', run: () => window.location.reload() },
};

/** Takes back what was told of parts that did not come. */
export function dismissLostParts(problems: Problems): void {
  for (const { id, title } of problems.list) if (title === lostPart.title) problems.dismiss(id);
}

/** `again` asks for the part once more. Without it the person does again what they did. */
export function tellLostPart(problems: Problems, again?: () => void): void {
  const retry: ProblemAction | undefined = again && {
    label: 'Try again',
    run: () => {
      dismissLostParts(problems);
      again();
    },
  };
  problems.add({ ...lostPart, ...(retry === undefined ? {} : { action: retry }) });
}

/** From now on every part that does not come is told, whoever asked for it; returns how to call that off. */
export function watchParts(problems: Problems): () => void {
  const tell = () => tellLostPart(problems);
  window.addEventListener('vite:preloadError', tell);
  return () => window.removeEventListener('vite:preloadError', tell);
}
