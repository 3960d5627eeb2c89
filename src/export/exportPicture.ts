/** One way from a figure to a file, whatever its format. */
import { composeFigure } from '../core/export/figure.ts';
import { figureSvg } from '../core/export/figureSvg.ts';
import type { Figure, FigureInput } from '../core/export/figureTypes.ts';
import { canvasMeasure, paintFigure } from './paintFigure.ts';
import type { PaintResult } from './paintFigure.ts';
import { textBlob } from './saveFile.ts';

export type PictureFormat = 'png' | 'svg' | 'pdf';

/** Composed with the letters of this machine, so that labels fit as they will be drawn. */
export function composeHere(input: FigureInput): Figure {
  const measure = canvasMeasure();
  return composeFigure(measure ? { ...input, measure } : input);
}

/** `dpi` matters to a PNG of a figure in points. */
export async function exportPicture(
  input: FigureInput,
  format: PictureFormat,
  dpi = 300,
): Promise<PaintResult> {
  const figure = composeHere(input);
  if (format === 'svg') {
    const text = figureSvg(figure, (row) => input.papers[row]?.title ?? '');
    return { ok: true, blob: textBlob(text, 'image/svg+xml') };
  }
  if (format === 'pdf') return (await import('./exportPdf.ts')).exportPdf(figure);
  return paintFigure(figure, figure.unit === 'pt' ? dpi / 72 : 1);
}
