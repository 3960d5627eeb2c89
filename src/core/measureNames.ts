/** The measures a person may ask for by name. */
import type { Measure } from './types.ts';

const known: Readonly<Record<Measure, true>> = {
  blend: true,
  tfidf: true,
  lsa: true,
  bm25: true,
  embedding: true,
  compression: true,
};

export const measureNames = Object.keys(known) as Measure[];
