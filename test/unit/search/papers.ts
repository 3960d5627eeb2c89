import type { Paper } from '../../../src/core/types.ts';

/** A paper with only what a test names. */
export function makePaper(id: string, fields: Partial<Paper> = {}): Paper {
  return {
    id,
    title: id,
    abstract: '',
    authors: [],
    keywords: [],
    identifiers: {},
    references: [],
    sources: [],
    ...fields,
  };
}
