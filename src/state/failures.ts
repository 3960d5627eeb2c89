/** What went wrong, or is odd about a map, in words for the page: what happened, what was expected, what to do. Loads when it is needed. */
import type { World } from './session.svelte.ts';
import { fewestPapers, JobFailed, ProjectRefused, TooFew } from './jobErrors.ts';
import type { Problem } from './problems.svelte.ts';

type Told = Omit<Problem, 'id'>;

/** Things about a finished map that a person would otherwise puzzle over. */
export function noteOddities({ structure, comparison, papers }: World): Told[] {
  const { edges, threshold } = structure;
  const told: Told[] = [];
  if (edges.weight.length === 0) {
    told.push({
      kind: 'notice',
      title: 'No two papers are tied',
      detail: `No pair reaches the threshold ${threshold.toFixed(3)}. Lower the threshold, or open papers whose abstracts share words.`,
    });
  } else if (edges.weight[edges.weight.length - 1]! > 0.999 && papers.length > 2) {
    told.push({
      kind: 'notice',
      title: 'All abstracts are the same',
      detail:
        'Every tie has similarity 1, so the places on this map mean nothing. Check that the file holds the abstracts you meant.',
    });
  }
  // Weak ties are left out of every large corpus; it matters only to who asks for them.
  if (comparison.capped && comparison.floor > threshold) {
    told.push({
      kind: 'notice',
      title: 'Weak ties were left out',
      detail: `There are more similar pairs than memory holds; pairs below ${comparison.floor.toFixed(3)} are counted but cannot be drawn.`,
    });
  }
  return told;
}

export interface WaysOn {
  readonly tryAgain: () => void;
  readonly chooseColumns: (file: string) => void;
}

export function describeFailure(error: unknown, stays: string, ways: WaysOn): Told {
  if (error instanceof TooFew) {
    const { papers, report, tables } = error.outline;
    const [table] = tables;
    const found = papers === 0 ? 'No paper' : papers === 1 ? 'Only 1 paper' : `Only ${papers} papers`;
    const notes = [
      ...report.files.flatMap((file) => file.notes),
      ...report.dropped.map((drop) => `${drop.file}, line ${drop.line}: ${drop.reason}`),
    ];
    return {
      kind: 'error',
      title: `${found} could be read`,
      detail:
        `A map needs at least ${fewestPapers} papers with a title and an abstract.${stays} ${notes.slice(0, 3).join(' ')}`.trim(),
      ...(table === undefined
        ? {}
        : { action: { label: 'Choose the columns', run: () => ways.chooseColumns(table.file) } }),
    };
  }
  if (error instanceof JobFailed && error.reason === 'cancelled') {
    return {
      kind: 'notice',
      title: 'Stopped',
      detail: `The work was stopped before it was done.${stays}`,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ProjectRefused) {
    const detail = message.replace(/^The project cannot be opened: /u, '');
    return {
      kind: 'error',
      title: 'The project cannot be opened',
      detail: `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}${stays}`,
    };
  }
  if (error instanceof JobFailed && error.reason === 'died') {
    return {
      kind: 'error',
      title: 'The background worker stopped',
      detail: `The part of the page that computes the map ended unexpectedly (${message}).${stays} Start it again, or reload the page.`,
      action: { label: 'Start it again', run: ways.tryAgain },
    };
  }
  return {
    kind: 'error',
    title: 'The map could not be made',
    detail: `${message}.${stays} Try again, or open other papers.`.replace('..', '.'),
  };
}
