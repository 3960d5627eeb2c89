/** What can stop a piece of work; told apart where it is put into words (failures.ts). */
import type { Imported } from '../../workers/protocol.ts';

export class JobFailed extends Error {
  constructor(
    readonly reason: 'cancelled' | 'failed' | 'died',
    message: string,
  ) {
    super(message);
  }
}

export class ProjectRefused extends Error {}

export class TooFew extends Error {
  constructor(readonly outline: Imported) {
    super('too few papers');
  }
}

/** A map of fewer papers says nothing. */
export const fewestPapers = 3;
