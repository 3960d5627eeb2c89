/** What a paper is in the words of bibliography formats, and where it can be read. */
import type { Paper } from '../types.ts';

export type PublicationKind = 'article' | 'conference' | 'preprint';

const conferenceWords =
  /\b(conference|proceedings|proc\.|workshop|symposium|meeting|congress|neurips|nips|icml|iclr|cvpr|iccv|eccv|aaai|acl|emnlp|naacl|kdd|chi)\b/i;

export function publicationKind({ venue, identifiers }: Paper): PublicationKind {
  if (venue === undefined || /arxiv|preprint|biorxiv|medrxiv/i.test(venue)) {
    return identifiers.arxiv !== undefined || venue !== undefined ? 'preprint' : 'article';
  }
  return conferenceWords.test(venue) ? 'conference' : 'article';
}

/** The address a reader would follow: of the file, else by DOI, arXiv or PubMed. */
export function paperAddress({ url, identifiers }: Paper): string | undefined {
  if (url !== undefined && url !== '') return url;
  if (identifiers.doi !== undefined) return `https://doi.org/${encodeURI(identifiers.doi)}`;
  if (identifiers.arxiv !== undefined) return `https://arxiv.org/abs/${encodeURI(identifiers.arxiv)}`;
  if (identifiers.pmid !== undefined)
    return `https://pubmed.ncbi.nlm.nih.gov/${encodeURI(identifiers.pmid)}/`;
  return undefined;
}

/** Line breaks and runs of blanks become one blank: for formats where a line is a field. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
