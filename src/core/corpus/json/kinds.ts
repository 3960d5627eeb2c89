/** What one JSON object can be: each kind of record has a test and a mapping. The first whose test says yes maps the object. */
import type { PaperRecord } from '../records.ts';
import { cslItem } from './cslItem.ts';
import { crossrefWork } from './crossrefWork.ts';
import { openAlexWork } from './openAlexWork.ts';
import { plainPaper } from './plainPaper.ts';
import { semanticScholarPaper } from './semanticScholarPaper.ts';
import type { JsonObject } from './values.ts';

export interface JsonKind {
  readonly name: string;
  matches(object: JsonObject): boolean;
  toRecord(object: JsonObject, line: number): PaperRecord;
}

const kinds: readonly JsonKind[] = [openAlexWork, semanticScholarPaper, crossrefWork, cslItem, plainPaper];

export function findKind(object: JsonObject): JsonKind | undefined {
  for (const kind of kinds) if (kind.matches(object)) return kind;
  return undefined;
}
