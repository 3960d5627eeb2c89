/** The files of one figure held against each other and against the screen: same words, same places, same picture. */
import { readFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, parts, settledPicture } from '../helpers/page.ts';
import { findPdftoppm, paintPdf, paintSvg, squareDistances, type TextBox } from '../helpers/print.ts';

/** Remembers the circles last painted over the map, which stand where Sigma's own projection puts the papers. */
const remember = `
  window.circles = [];
  const { arc, clearRect } = CanvasRenderingContext2D.prototype;
  const isMap = (context) => context.canvas.className.includes('sigma-labels');
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (isMap(this)) window.circles = [];
    clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.arc = function (x, y, ...rest) {
    if (isMap(this)) window.circles.push([x, y]);
    arc.call(this, x, y, ...rest);
  };
`;

const { opened } = await openApp({ prepare: remember });

const dialog = () => parts.dialog(opened.page, 'Export');

async function openDialog(): Promise<void> {
  if ((await dialog().count()) === 0) await parts.button(opened.page, 'Export').click();
  await dialog().getByRole('img', { name: 'Preview of what will be saved' }).waitFor();
}

async function save(button: string): Promise<Buffer> {
  const waiting = opened.page.waitForEvent('download');
  await dialog().getByRole('button', { name: button, exact: true }).click();
  return readFile(await (await waiting).path());
}

interface Words {
  readonly text: string;
  readonly anchor: string;
  readonly x: number;
  readonly y: number;
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&'); // prettier-ignore

function wordsOfSvg(svg: string): Words[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)</g), ([, attributes = '', text = '']) => {
    const value = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return { text: plain(text), anchor: value('text-anchor'), x: Number(value('x')), y: Number(value('y')) };
  });
}

describe('one column, the whole map', () => {
  let svg = '';
  let pdf: Buffer = Buffer.alloc(0);
  beforeAll(async () => {
    await openDialog();
    await dialog().getByLabel('What').selectOption({ index: 0 });
    await dialog().getByLabel('Size').selectOption('One column, 85 mm');
    svg = (await save('Save SVG')).toString('utf8');
    pdf = await save('Save PDF');
  });

  it('has every text of the SVG in the PDF, within half a point of its place', async () => {
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const page = await document.getPage(1);
    const height = page.view[3]!;
    const { items } = await page.getTextContent();
    const found = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x, y] = item.transform as number[];
      return [{ text: item.str, x: x!, y: height - y!, width: item.width }];
    });
    const words = wordsOfSvg(svg);
    expect(words.length).toBeGreaterThan(40);
    for (const { text, anchor, x, y } of words) {
      const share = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
      const near = found.some((item) => {
        const same = item.text.replace(/\s+/g, ' ').trim() === text.trim();
        return same && Math.abs(item.y - y) < 0.5 && Math.abs(item.x + share * item.width - x) < 0.5;
      });
      expect(near, `"${text}" at ${x}, ${y}`).toBe(true);
    }
  });

  it('has no text over another, and looks in the PDF as in the SVG: 0.5 % of squares of 3 pt may differ by an eighth of the range, none by a quarter', async () => {
    const program = findPdftoppm();
    const dpi = 144;
    const { picture: drawn, boxes } = await paintSvg(opened.page.context(), svg, dpi);
    expect(findOverlaps(boxes)).toEqual([]);
    expect(drawn.width).toBe(Math.ceil((85 / 25.4) * dpi));
    if (program === undefined) {
      console.log(
        'pdftoppm (poppler) is not installed: the words of the PDF were checked, its picture was not.',
      );
      return;
    }
    const printed = await paintPdf(program, pdf, dpi);
    expect([printed.width, printed.height]).toEqual([drawn.width, drawn.height]);
    const distances = squareDistances(printed, drawn, 6);
    expect(distances[0]).toBeLessThan(64);
    expect(distances[Math.floor(distances.length * 0.005)]).toBeLessThan(32);
  });
});

describe('on the screen', () => {
  it('papers stand where the figure has them, within half a pixel', async () => {
    const { page } = opened;
    await openDialog();
    await dialog().getByLabel('What').selectOption({ index: 0 });
    const svg = (await save('Save SVG')).toString('utf8');
    const { papers, clusters } = JSON.parse((await save('Save JSON')).toString('utf8')) as {
      papers: { title: string; cluster: number | null }[];
      clusters: { name: string }[];
    };
    await page.keyboard.press('Escape');
    const places = new Map(
      Array.from(
        svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*><title>([^<]*)</g),
        ([, x, y, title = '']) => [plain(title), [Number(x), Number(y)] as const],
      ),
    );
    for (const cluster of [0, 1]) {
      await parts.clusters(page).filter({ hasText: clusters[cluster]!.name }).first().click();
      const figure = papers
        .filter((paper) => paper.cluster === cluster)
        .map(({ title }) => places.get(title)!);
      const circles = () =>
        page.evaluate(() => (window as unknown as { circles: [number, number][] }).circles);
      await eventually(async () => (await circles()).length).toBe(figure.length);
      await settledPicture(parts.map(page));
      expect(figure.length).toBeGreaterThan(20);
      expect(worstMisfit(figure, await circles())).toBeLessThan(0.5);
    }
    expect(opened.observed.console).toEqual([]);
  });
});

describe('titles in other scripts', () => {
  const titles = [
    'Maps <of> science & "more"',
    'Карты научной литературы',
    'خرائط الأدب العلمي',
    'מפות של ספרות מדעית',
    '科学文献地图',
    'A sign \u{10fa00} that no font has',
  ];
  const papers = titles.map((title, row) => ({
    id: `p${row}`,
    title,
    abstract: `Maps of science are drawn from abstracts and citations, in way ${row} of many.`,
  }));

  it('stay words in the PDF; what its font or this machine cannot show is told', async () => {
    const { page } = opened;
    await openFiles(page, { name: 'Карты & خرائط.json', text: JSON.stringify(papers) });
    await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('6 papers');
    await waitForStatus(page);
    await openDialog();
    await dialog().getByLabel('What').selectOption({ index: 0 });
    await dialog()
      .getByText(/This machine has no font for some signs of the labels \(.*1 other sign\)/)
      .waitFor();
    const document = await getDocumentProxy(new Uint8Array(await save('Save PDF')));
    const { text } = await extractText(document, { mergePages: true });
    for (const title of titles.slice(0, 5)) expect(text).toContain(title);
    await dialog()
      .getByText(/Arimo, the font in the PDF, lacks the script of “.*” and \d+ more/)
      .waitFor();
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Карты & خرائط.json' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('scripts');
    expect(opened.observed.console).toEqual([]);
  });
});

/** Pairs of texts that share more than a hair of room. */
function findOverlaps(boxes: readonly TextBox[]): string[] {
  const shared = (a: TextBox, b: TextBox) =>
    Math.min(
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    );
  return boxes.flatMap((box, at) =>
    boxes.slice(at + 1).flatMap((other) => (shared(box, other) > 0.5 ? [`${box.text} / ${other.text}`] : [])),
  );
}

type Place = readonly [number, number];

/** Moves and scales `from` so that its two papers farthest apart lie on theirs in `to`; how far off is the worst of the others? */
function worstMisfit(from: readonly Place[], to: readonly Place[]): number {
  const apart = ([x, y]: Place, [otherX, otherY]: Place) => Math.hypot(x - otherX, y - otherY);
  const far = (row: number) =>
    from.reduce(
      (best, place, at) => (apart(place, from[row]!) > apart(from[best]!, from[row]!) ? at : best),
      row,
    );
  const [a, b] = [far(0), far(far(0))];
  const scale = apart(to[a]!, to[b]!) / apart(from[a]!, from[b]!);
  return Math.max(
    ...from.map(([x, y], row) => {
      const moved: Place = [to[a]![0] + scale * (x - from[a]![0]), to[a]![1] + scale * (y - from[a]![1])];
      return apart(moved, to[row]!);
    }),
  );
}
