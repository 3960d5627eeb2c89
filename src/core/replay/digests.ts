/** Short names for papers, to know them again where their texts cannot stand: in a picture. Cost: every character once a corpus. */
import { hashText } from '../corpus/hash.ts';
import type { Paper } from '../types.ts';

export interface PaperDigest {
  /** 32 bits over the id. */
  readonly id: number;
  /** 16 bits over title and abstract: another value means another text. */
  readonly text: number;
}

const known = new WeakMap<readonly Paper[], readonly PaperDigest[]>();

/** One for each paper; kept as long as the list of papers. */
export function digestPapers(papers: readonly Paper[]): readonly PaperDigest[] {
  const digests = known.get(papers) ?? papers.map(digestPaper);
  known.set(papers, digests);
  return digests;
}

function digestPaper({ id, title, abstract }: Paper): PaperDigest {
  const [titleHigh] = hashText(title);
  return { id: hashText(id)[0], text: hashText(abstract, titleHigh)[0] & 0xffff };
}
