/**
 * A figure as PDF: one page of its size, text as text in embedded fonts. What the fonts do not cover or what must be shaped (Arabic,
 * Hebrew, Chinese, Indic scripts) is painted as a sharp picture by the caller, with the words under it, invisible, to be found and
 * copied. The recipe stands in the file's information under `PaperweaveRecipe`.
 */
import { parseHex } from '../palette.ts';
import { haloWidth } from './figureSvg.ts';
import type { CircleShape, Figure, LineShape, PathShape, Shape, TextShape } from './figureTypes.ts';
import { lengthText as n } from './numbers.ts';
import { PdfDocument, pdfText } from './pdfDocument.ts';
import { PdfFonts } from './pdfFonts.ts';
import type { GlyphRun, WeightedFont } from './pdfFonts.ts';
import { isRightToLeft } from './textMeasure.ts';

/** A painted text: red, green, blue for each dot, then its opacity; where it lies on the figure, y downwards. */
export interface TextPicture {
  readonly columns: number;
  readonly rows: number;
  readonly colours: Uint8Array;
  readonly opacities: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type PaintText = (shape: TextShape) => TextPicture | undefined;

export interface PdfTools {
  /** Tried in order for each character. */
  readonly fonts: readonly WeightedFont[];
  readonly paintText?: PaintText;
}

/** Pixels of a figure are CSS pixels: 96 to the inch, points 72. */
export function figurePdf(figure: Figure, tools: PdfTools): Uint8Array {
  const scale = figure.unit === 'px' ? 0.75 : 1;
  const file = new PdfDocument();
  const page = new PdfPage(file, tools);
  if (figure.background !== undefined) {
    page.write(`${rgb(figure.background)} rg 0 0 ${n(figure.width)} ${n(figure.height)} re f`);
  }
  for (const group of figure.groups) for (const shape of group.shapes) page.draw(shape);
  // y downwards, as the figure has it; text turns itself upright again.
  const content = `${n(scale)} 0 0 ${n(-scale)} 0 ${n(figure.height * scale)} cm 1 j 1 J\n${page.content()}`;
  const contents = file.addStream(content);
  const pages = file.reserve();
  const box = `[0 0 ${n(figure.width * scale)} ${n(figure.height * scale)}]`;
  const only = file.add(
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox ${box} /Contents ${contents} 0 R /Resources ${page.resources()} >>`,
  );
  file.add(`<< /Type /Pages /Kids [${only} 0 R] /Count 1 >>`, pages);
  const root = file.add(
    `<< /Type /Catalog /Pages ${pages} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = `/Title ${pdfText(figure.title)} /Creator (Paperweave) /PaperweaveRecipe ${pdfText(figure.recipe)}`;
  return file.finish(root, file.add(`<< ${info} >>`));
}

class PdfPage {
  readonly #lines: string[] = [];
  readonly #opacities = new Map<string, string>();
  readonly #pictures: number[] = [];
  readonly #fonts: PdfFonts;

  constructor(
    private readonly file: PdfDocument,
    private readonly tools: PdfTools,
  ) {
    this.#fonts = new PdfFonts(tools.fonts);
  }

  write(line: string): void {
    this.#lines.push(line);
  }

  content(): string {
    return this.#lines.join('\n');
  }

  resources(): string {
    const states = [...this.#opacities.values()].join(' ');
    const pictures = this.#pictures.map((picture, at) => `/P${at} ${picture} 0 R`).join(' ');
    const forms = this.#fonts.finishForms(this.file);
    const fonts = this.#fonts.finish(this.file);
    return `<< /Font << ${fonts} >> /ExtGState << ${states} >> /XObject << ${pictures} ${forms} >> >>`;
  }

  draw(shape: Shape): void {
    switch (shape.kind) {
      case 'circle':
        this.write(circle(shape));
        break;
      case 'line':
        this.write(this.line(shape));
        break;
      case 'path':
        this.write(this.path(shape));
        break;
      case 'text':
        this.text(shape);
        break;
    }
  }

  /** The operator that sets the opacity of strokes and fills. */
  private opacity(stroke: number, fill: number): string {
    const key = `${n(stroke)} ${n(fill)}`;
    const name = `G${[...this.#opacities.keys(), key].indexOf(key)}`;
    this.#opacities.set(key, `/${name} << /CA ${n(stroke)} /ca ${n(fill)} >>`);
    return `/${name} gs`;
  }

  private line({ x1, y1, x2, y2, stroke, width, opacity, dash }: LineShape): string {
    const dashes = `[${(dash ?? []).map(n).join(' ')}] 0 d`;
    // Round ends would fill the gaps of a dashed line.
    return `q ${this.opacity(opacity, 1)} 0 J ${dashes} ${rgb(stroke)} RG ${n(width)} w ${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S Q`;
  }

  private path({ rings, fill, opacity, stroke, strokeWidth }: PathShape): string {
    const lines = rings.map((ring) => {
      const points = Array.from(
        { length: ring.length / 2 },
        (_, at) => `${n(ring[2 * at]!)} ${n(ring[2 * at + 1]!)}`,
      );
      return `${points.map((point, at) => `${point} ${at === 0 ? 'm' : 'l'}`).join(' ')} h`;
    });
    const rim = stroke === undefined ? '' : `${rgb(stroke)} RG ${n(strokeWidth ?? 1)} w `;
    return `q ${this.opacity(0.5, opacity)} ${rim}${rgb(fill)} rg ${lines.join(' ')} ${stroke === undefined ? 'f*' : 'B*'} Q`;
  }

  private text(shape: TextShape): void {
    const { text, weight, colour, halo } = shape;
    const runs = isRightToLeft(text) ? undefined : this.#fonts.runs(text, weight);
    if (!runs) {
      this.paintedText(shape);
      return;
    }
    const left = startOf(shape, this.#fonts.widthOf(text, weight));
    if (halo !== undefined) this.halo(shape, left, halo);
    this.write(`${rgb(colour)} rg ${setText(shape, left, runs)}`);
  }

  /** Outlines in a broad pen, glyph after glyph, in units of the font. */
  private halo({ text, weight, size, y }: TextShape, left: number, colour: string): void {
    const unit = n4(size / 1000);
    const forms = this.#fonts.forms(text, weight).map(({ resource, start }) => {
      return `q ${unit} 0 0 -${unit} ${n(left + start * size)} ${n(y)} cm /${resource} Do Q`;
    });
    const width = Math.round((haloWidth(size) / size) * 1000);
    this.write(
      `/Artifact BMC q ${this.opacity(0.85, 0.85)} ${rgb(colour)} RG ${width} w ${forms.join(' ')} Q EMC`,
    );
  }

  private paintedText(shape: TextShape): void {
    const picture = this.tools.paintText?.(shape);
    if (picture) {
      const mask = this.image(picture.columns, picture.rows, '/DeviceGray', picture.opacities);
      const colours = this.image(
        picture.columns,
        picture.rows,
        '/DeviceRGB',
        picture.colours,
        `/SMask ${mask} 0 R`,
      );
      const name = `P${this.#pictures.push(colours) - 1}`;
      const bottom = picture.top + picture.height;
      this.write(
        `q ${n(picture.width)} 0 0 ${n(-picture.height)} ${n(picture.left)} ${n(bottom)} cm /${name} Do Q`,
      );
    }
    const hex = this.#fonts.wordlessHex(visualOrder(shape.text));
    const width = shape.box.right - shape.box.left;
    const stretch = (100 * width) / (shape.size * Math.max(1, hex.length / 4));
    const place = `1 0 0 -1 ${n(shape.box.left)} ${n(shape.y)} Tm`;
    if (this.tools.fonts.length > 0) {
      this.write(`BT 3 Tr ${n(stretch)} Tz /W0 ${n(shape.size)} Tf ${place} <${hex}> Tj 100 Tz 0 Tr ET`);
    }
  }

  private image(columns: number, rows: number, space: string, data: Uint8Array, more = ''): number {
    const entries = `/Type /XObject /Subtype /Image /Width ${columns} /Height ${rows} /ColorSpace ${space} /BitsPerComponent 8 ${more}`;
    return this.file.addStream(data, entries);
  }
}

/** From left to right as painted: readers of a PDF turn stretches of right-to-left letters round again. Words and numbers stay whole. */
function visualOrder(text: string): string {
  if (!isRightToLeft(text)) return text;
  const parts = text.match(/[A-Za-z0-9.]+|./gsu) ?? [];
  const mirrored: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '<': '>', '>': '<' };
  return parts
    .reverse()
    .map((part) => mirrored[part] ?? part)
    .join('');
}

/** Where a text begins. Its box may have been measured with the letters of another machine's fonts: the anchor holds. `width` in font sizes. */
function startOf({ x, anchor, size }: TextShape, width: number): number {
  const share = anchor === 'start' ? 0 : anchor === 'middle' ? 0.5 : 1;
  return x - share * width * size;
}

function setText({ y, size }: TextShape, left: number, runs: readonly GlyphRun[]): string {
  const shows = runs.map(({ resource, hex }) => `/${resource} ${n(size)} Tf <${hex}> Tj`);
  return `BT 1 0 0 -1 ${n(left)} ${n(y)} Tm ${shows.join(' ')} ET`;
}

/** A quarter of a circle as a Bézier curve: the handles are this share of the radius. */
const handle = 0.5522847498;

function circle({ x, y, radius, fill, stroke, strokeWidth }: CircleShape): string {
  const h = radius * handle;
  const quarters = [
    [x + radius, y + h, x + h, y + radius, x, y + radius],
    [x - h, y + radius, x - radius, y + h, x - radius, y],
    [x - radius, y - h, x - h, y - radius, x, y - radius],
    [x + h, y - radius, x + radius, y - h, x + radius, y],
  ];
  const curves = quarters.map((points) => `${points.map(n).join(' ')} c`).join(' ');
  const rim = stroke === undefined ? '' : `${rgb(stroke)} RG ${n(strokeWidth ?? 1)} w `;
  return `${rim}${rgb(fill)} rg ${n(x + radius)} ${n(y)} m ${curves} h ${stroke === undefined ? 'f' : 'B'}`;
}

function n4(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

function rgb(colour: string): string {
  return parseHex(colour)
    .map((channel) => String(Math.round((channel / 255) * 1000) / 1000))
    .join(' ');
}
