/** What an opening did to the map, in a word, with the ways back. Loads when papers were opened on a map. */
import type { Problem } from './problems.svelte.ts';
import type { Opening, Session } from './session.svelte.ts';
import type { Opened } from './world.ts';

type Told = Omit<Problem, 'id'>;

export function noteOpening(
  session: Session,
  before: Opened | undefined,
  { add = false, onto = false }: Opening,
): void {
  const { source, problems } = session;
  const doubtful = source?.tables.find((table) => table.doubtful);
  if (doubtful !== undefined) problems.add(tellDoubtful(session, doubtful.file));
  if (before !== undefined) problems.add(tellChange(session, before, { add, onto }));
  if (!add && !onto && session.world?.outline.network !== undefined) problems.add(tellNetwork(session));
}

function tellChange(session: Session, before: Opened, { add, onto }: Opening): Told {
  if (add) return tellAdded(session, before);
  return onto ? tellReadAgain(session, before) : tellReplaced(session, before);
}

/** A graph of somebody's own is offered as it was, beside what its texts say. */
function tellNetwork(session: Session): Told {
  const { settings } = session;
  const { weight, positions } = session.world!.outline.network!;
  const { layers } = settings;
  const ties = {
    label: 'Show its ties',
    run: () => void session.change({ layers: { ...layers, file: { ...layers.file, shown: true } } }),
  };
  const places = { label: 'Take its places', run: () => void session.change({ places: 'file' }) };
  const offers = [...(positions === undefined ? [] : [places]), ...(weight.length === 0 ? [] : [ties])];
  const [action, other] = offers;
  return {
    kind: 'notice',
    title: 'The file brings a network of its own',
    detail: `${weight.length.toLocaleString('en')} ties${positions === undefined ? '. They' : ' and the places of its papers. Both'} can be switched on and off in “How this map is made”.`,
    ...(action && { action }),
    ...(other && { other }),
  };
}

function tellDoubtful(session: Session, file: string): Told {
  return {
    kind: 'notice',
    title: 'Check the columns',
    detail: `The names of the columns of ${file} do not say which holds the title and which the abstract: they were guessed.`,
    action: { label: 'Choose the columns', run: () => session.chooseColumns(file) },
  };
}

function tellReplaced(session: Session, before: Opened): Told {
  return {
    kind: 'notice',
    title: `Opened ${nameOf(session)}`,
    detail: `${describeReport(session)} The map before, ${before.world.outline.origin.name}, can be brought back until you open something else.`,
    action: undoing(session, 'Go back'),
    other: { label: 'Add to it instead', run: () => void addInstead(session) },
  };
}

function tellAdded(session: Session, before: Opened): Told {
  const added = countPapers(session) - before.world.papers.length;
  const title = added === 1 ? '1 paper was added' : `${added.toLocaleString('en')} papers were added`;
  return {
    kind: 'notice',
    title: added === 0 ? 'No new paper was added' : title,
    detail: `${describeReport(session)} Papers that were here before stay near their places.`,
    action: undoing(session, 'Undo'),
  };
}

function tellReadAgain(session: Session, before: Opened): Told {
  const [now, earlier] = [countPapers(session), before.world.papers.length];
  return {
    kind: 'notice',
    title: 'The files were read again',
    detail: `${now.toLocaleString('en')} papers, ${earlier.toLocaleString('en')} before. ${describeReport(session)}`,
    action: undoing(session, 'Undo'),
  };
}

function undoing(session: Session, label: string): Told['action'] & object {
  return {
    label,
    run: () => {
      void session.bringBack().then((brought) => {
        if (brought) session.problems.add(tellBrought(session));
      });
    },
  };
}

function tellBrought(session: Session): Told {
  return {
    kind: 'notice',
    title: `${nameOf(session)} is back`,
    detail: `${countPapers(session).toLocaleString('en')} papers, as they were.`,
    action: undoing(session, 'Undo this'),
  };
}

async function addInstead(session: Session): Promise<void> {
  const { source } = session;
  if (source === undefined || !(await session.bringBack())) return;
  await session.openFrom(source.supply, { add: true });
}

function describeReport({ report }: Session): string {
  if (report === undefined) return '';
  const { read, merged, dropped } = report;
  const count = (value: number) => value.toLocaleString('en');
  return `Of ${count(read)} records, ${count(merged)} were merged into others and ${count(dropped.length)} dropped.`;
}

function countPapers({ world }: Session): number {
  return world?.papers.length ?? 0;
}

function nameOf({ world }: Session): string {
  return world?.outline.origin.name ?? '';
}
