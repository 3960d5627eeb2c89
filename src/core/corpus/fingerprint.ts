/** One short name for the content of a corpus. Sums of hashes over papers, so the order of papers cannot matter. Cost: every character once. */
import type { Paper } from '../types.ts';
import { hashText, toHex } from './hash.ts';

/** 16 hex digits over ids, titles and abstracts. */
export function fingerprintPapers(papers: readonly Paper[]): string {
  let high = papers.length;
  let low = 0;
  for (const paper of papers) {
    const [idHigh, idLow] = hashText(paper.id);
    const [titleHigh, titleLow] = hashText(paper.title, idHigh);
    const [textHigh, textLow] = hashText(paper.abstract, titleHigh ^ idLow);
    high = (high + textHigh) >>> 0;
    low = (low + (textLow ^ titleLow)) >>> 0;
  }
  return toHex(high) + toHex(low);
}
