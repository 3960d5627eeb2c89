/** The parts of the page as a person, or a screen reader, finds them: by role and name only. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { decodePng, type Picture } from './pixels.ts';

export const parts = {
  map: (page: Page) => page.getByRole('application', { name: /^Map of/ }),
  threshold: (page: Page) => page.getByRole('slider', { name: 'Similarity threshold' }),
  thresholdPanel: (page: Page) => page.getByRole('region', { name: 'Similarity threshold' }),
  clusters: (page: Page) =>
    page
      .getByRole('region', { name: /^Clusters/ })
      .getByRole('list')
      .getByRole('button'),
  about: (page: Page) => page.getByRole('complementary', { name: 'About this map' }),
  reader: (page: Page) => page.getByRole('article'),
  neighbours: (page: Page) => page.getByRole('list', { name: 'Most similar papers' }).getByRole('button'),
  dialog: (page: Page, name: string) => page.getByRole('dialog', { name }),
  /** The titles in the table of papers. */
  listed: (page: Page) => page.getByRole('dialog', { name: 'Papers' }).getByRole('cell').getByRole('button'),
  button: (page: Page, name: string) => page.getByRole('button', { name, exact: true }),
  files: (page: Page) => page.getByLabel('Open papers'),
  alert: (page: Page) => page.getByRole('alert'),
};

/** The same question again until it holds: for what settles a moment after the page says so. */
export function eventually<Value>(ask: () => Promise<Value>) {
  return expect.poll(ask, { timeout: 30_000, interval: 100 });
}

/** Opens one of the panes of the Explore menu. */
export async function openPane(page: Page, name: string): Promise<void> {
  await chooseFromMenu(page, name);
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

export async function chooseFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByText('Explore', { exact: true }).click();
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click();
}

/** As when the tab goes behind another, or comes back. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (state ? 'hidden' : 'visible'),
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Opens a paper from the list of papers. */
export async function readPaper(page: Page, title: string): Promise<void> {
  await parts.button(page, 'List').click();
  await page.getByRole('searchbox', { name: 'Filter the table' }).fill(title);
  await parts.dialog(page, 'Papers').getByRole('button', { name: title, exact: true }).click();
  await parts.reader(page).getByRole('heading', { name: title }).waitFor();
}

/** A picture of an element once two in a row are the same: the camera and the labels have come to rest. */
export async function settledPicture(element: Locator): Promise<Picture> {
  let before = await element.screenshot();
  for (let attempt = 0; attempt < 40; attempt++) {
    await element.page().waitForTimeout(150);
    const after = await element.screenshot();
    if (after.equals(before)) return decodePng(after);
    before = after;
  }
  throw new Error('The picture did not come to rest in 6 seconds.');
}

/** A point of the page at which the pointer is on a paper. */
export async function pointAtPaper(page: Page): Promise<readonly [number, number]> {
  const map = parts.map(page);
  await settledPicture(map);
  const box = (await map.boundingBox())!;
  for (let down = 0.4; down < 0.7; down += 0.007) {
    for (let across = 0.3; across < 0.7; across += 0.008) {
      const at = [box.x + across * box.width, box.y + down * box.height] as const;
      await page.mouse.move(...at);
      if ((await map.evaluate((element) => getComputedStyle(element).cursor)) === 'pointer') return at;
    }
  }
  throw new Error('No paper was found under the pointer.');
}

export interface TextFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

const toPayload = ({ name, text }: TextFile) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text as string),
});

export async function openFiles(page: Page, ...files: TextFile[]): Promise<void> {
  await parts.files(page).setInputFiles(files.map(toPayload));
}

/** The project file that the page saves. */
export async function saveProject(page: Page): Promise<Buffer> {
  await parts.button(page, 'Export').click();
  const dialog = parts.dialog(page, 'Export');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save project' }).click();
  const bytes = await readFile(await (await waiting).path());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return bytes;
}

/** Drops files on the page as the browser would report it. */
export async function dropFiles(page: Page, ...files: TextFile[]): Promise<void> {
  await dropFilesOn(page, undefined, ...files);
}

/** On the part of the page that says so while files are over it; anywhere, where that is undefined. */
export async function dropFilesOn(
  page: Page,
  words: string | undefined,
  ...files: TextFile[]
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, text } of given) data.items.add(new File([text], name));
      return data;
    },
    files.map(({ name, text }) => ({ name, text: String(text) })),
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  if (words === undefined) await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  else await page.getByText(words).dispatchEvent('drop', { dataTransfer: transfer });
}

export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** A listing page with so many papers on a few subjects: a corpus of our own. */
export function listingPage(papers: number, subjects: readonly string[]): string {
  const entries = Array.from({ length: papers }, (_, index) => {
    const words = subjects[index % subjects.length] ?? '';
    const abstract =
      `We study ${words} in depth and at length. `.repeat(9) +
      `Our method number ${String(index)} for ${words} is simple and improves on what was known before.`;
    return `On ${words}: idea number ${String(index)}\n\n${abstract}\n`;
  });
  return `new\n\n${entries.join('\n')}`;
}
