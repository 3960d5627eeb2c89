/**
 * The vectors that came with the papers, as rows of length 1. Vectors of one model have one length: the one most papers have (of equals,
 * the longer) is taken, and a paper without such a vector has a row of zeros, similar to nothing.
 */
import type { DenseRows } from './textModel.ts';
import type { Paper } from '../types.ts';

function commonLength(papers: readonly Paper[]): number {
  const counts = new Map<number, number>();
  for (const { embedding } of papers) {
    if (embedding) counts.set(embedding.length, (counts.get(embedding.length) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}

export function embeddingRows(papers: readonly Paper[]): DenseRows {
  const columns = commonLength(papers);
  const values = new Float32Array(papers.length * columns);
  papers.forEach(({ embedding }, row) => {
    if (embedding?.length !== columns || !embedding.every(Number.isFinite)) return;
    let square = 0;
    for (const value of embedding) square += value * value;
    const length = Math.sqrt(square);
    if (length > 0)
      values.set(
        embedding.map((value) => value / length),
        row * columns,
      );
  });
  return { rows: papers.length, columns, values };
}
