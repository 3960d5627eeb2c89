/**
 * Reference lists as numbers: every work that any paper refers to gets one, papers of the corpus their row, others a number from there on.
 * A reference is found in the corpus by id, by DOI, by first author + year + volume + page (Web of Science), by first author + year and the
 * title inside its text (Scopus), or by its title. Cost: linear in the references. Rows never cite themselves; cycles are as they are.
 */
import { familyName } from '../corpus/evidence.ts';
import { normaliseTitle } from '../corpus/identity.ts';
import type { Job } from '../progress.ts';
import type { Paper, Reference } from '../types.ts';

/** Row r refers to works[offsets[r] .. offsets[r + 1]), ascending, each once. */
export interface ReferenceLists {
  readonly rows: number;
  readonly offsets: Uint32Array;
  readonly works: Uint32Array;
  /** What work `rows + i` is called in the first list that holds it. */
  readonly external: readonly Reference[];
}

const papersPerStep = 100;
/** A shorter title inside a text is no evidence. */
const fewestTitleWords = 4;
const widestYearGap = 1;

export function* indexReferences(papers: readonly Paper[]): Job<ReferenceLists> {
  const none = papers.every((paper) => paper.references.length === 0);
  const corpus = new CorpusIndex(none ? [] : papers);
  const numbers = new Map<string, number>();
  const external: Reference[] = [];
  const offsets = new Uint32Array(papers.length + 1);
  const works: number[] = [];
  for (const [row, paper] of papers.entries()) {
    const list = new Set<number>();
    for (const reference of paper.references) {
      const cited = corpus.find(reference) ?? numberOf(reference, papers.length, numbers, external);
      if (cited !== undefined && cited !== row) list.add(cited);
    }
    works.push(...[...list].sort((a, b) => a - b));
    offsets[row + 1] = works.length;
    if (row % papersPerStep === 0) yield { stage: 'read', done: row, total: papers.length };
  }
  return { rows: papers.length, offsets, works: Uint32Array.from(works), external };
}

function numberOf(
  reference: Reference,
  rows: number,
  numbers: Map<string, number>,
  external: Reference[],
): number | undefined {
  const key = describeWork(reference);
  if (key === undefined) return undefined;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = rows + external.length;
  numbers.set(key, number);
  external.push(reference);
  return number;
}

/** What two lists must share to mean the same work outside the corpus. */
function describeWork(reference: Reference): string | undefined {
  if (reference.doi !== undefined) return `doi ${reference.doi}`;
  const author = reference.author === undefined ? '' : authorKey(reference.author);
  if (author !== '' && reference.year !== undefined && reference.page !== undefined)
    return `at ${author} ${String(reference.year)} ${reference.volume ?? ''} ${reference.page}`;
  if (reference.title !== undefined) return `title ${normaliseTitle(reference.title)}`;
  if (reference.id !== undefined) return `id ${reference.id}`;
  return reference.text === undefined ? undefined : `text ${normaliseTitle(reference.text)}`;
}

/** "Barone PW", "Barone, P.W." and "Paul W. Barone" give "barone"; of "de la Cruz" the last word counts. */
function authorKey(author: string): string {
  return (
    familyName(author.replace(/^\[|\]$/g, ''))
      .split(' ')
      .at(-1) ?? ''
  );
}

class CorpusIndex {
  private readonly byId = new Map<string, number>();
  private readonly byDoi = new Map<string, number>();
  private readonly byAuthorYear = new Map<string, number[]>();
  private readonly byTitle = new Map<string, number>();
  private readonly titles: readonly string[];

  constructor(private readonly papers: readonly Paper[]) {
    this.titles = papers.map((paper) => normaliseTitle(paper.title));
    for (const [row, paper] of papers.entries()) {
      const { doi, arxiv, pmid, openalex, semanticScholar } = paper.identifiers;
      for (const id of [paper.id, openalex, semanticScholar, pmid])
        if (id !== undefined && !this.byId.has(id)) this.byId.set(id, row);
      if (doi !== undefined) this.byDoi.set(doi, row);
      if (arxiv !== undefined) this.byDoi.set(`10.48550/arxiv.${arxiv}`, row);
      const title = this.titles[row]!;
      if (title.split(' ').length >= fewestTitleWords) this.byTitle.set(title, row);
      this.addAuthorYear(paper, row);
    }
  }

  find(reference: Reference): number | undefined {
    const { id, doi, title } = reference;
    const known =
      (id === undefined ? undefined : this.byId.get(id)) ??
      (doi === undefined ? undefined : this.byDoi.get(doi));
    if (known !== undefined) return known;
    const place = this.findByPlace(reference);
    if (place !== undefined) return place;
    const row = title === undefined ? undefined : this.byTitle.get(normaliseTitle(title));
    return row !== undefined && this.yearsAgree(row, reference.year) ? row : undefined;
  }

  private addAuthorYear(paper: Paper, row: number): void {
    const author = authorKey(paper.authors[0] ?? '');
    if (author === '' || paper.year === undefined) return;
    const key = `${author} ${String(paper.year)}`;
    const rows = this.byAuthorYear.get(key);
    if (rows === undefined) this.byAuthorYear.set(key, [row]);
    else rows.push(row);
  }

  /** A DOI that differs says no, whatever else agrees. */
  private findByPlace(reference: Reference): number | undefined {
    if (reference.author === undefined || reference.year === undefined) return undefined;
    const rows = this.byAuthorYear.get(`${authorKey(reference.author)} ${String(reference.year)}`) ?? [];
    const text = rows.length > 0 && reference.text !== undefined ? ` ${normaliseTitle(reference.text)} ` : '';
    return rows.find((row) => {
      const paper = this.papers[row]!;
      const { doi } = paper.identifiers;
      if (doi !== undefined && reference.doi !== undefined && doi !== reference.doi) return false;
      if (samePlace(paper, reference)) return true;
      const title = this.titles[row]!;
      return title.split(' ').length >= fewestTitleWords && text.includes(` ${title} `);
    });
  }

  private yearsAgree(row: number, year: number | undefined): boolean {
    const own = this.papers[row]!.year;
    return own === undefined || year === undefined || Math.abs(own - year) <= widestYearGap;
  }
}

function samePlace(paper: Paper, reference: Reference): boolean {
  if (paper.page === undefined || reference.page === undefined) return false;
  const volumes =
    paper.volume === undefined || reference.volume === undefined || paper.volume === reference.volume;
  return (
    volumes &&
    paper.page.toLowerCase() === reference.page.toLowerCase() &&
    (paper.volume !== undefined || paper.page.length > 2)
  );
}
