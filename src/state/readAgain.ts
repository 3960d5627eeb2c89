/** The files that were read last, read in another way: with other columns, or with papers kept apart. Loads with the dialogs that offer it. */
import type { ApartRecord } from '../core/corpus/apart.ts';
import type { TableChoice } from '../core/corpus/records.ts';
import type { ImportOptions } from '../core/corpus/import.ts';
import type { Session } from './session.svelte.ts';

export async function readColumns(session: Session, file: string, choice: TableChoice): Promise<void> {
  const { columns } = session.reading?.options ?? {};
  await readAgain(session, { columns: { ...columns, [file]: choice } });
}

/** Records that were merged stand by themselves from now on. */
export async function keepApart(session: Session, records: readonly ApartRecord[]): Promise<void> {
  const { apart = [] } = session.reading?.options ?? {};
  await readAgain(session, { apart: [...apart, ...records] });
}

async function readAgain(session: Session, change: ImportOptions): Promise<void> {
  const { reading, source } = session;
  if (reading === undefined) return;
  const options = { ...reading.options, ...change };
  await session.openFrom(reading.supply, { options, onto: reading === source });
}
