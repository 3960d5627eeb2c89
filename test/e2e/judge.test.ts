/** How far the map can be believed, and how it stands to time and citations: stability, the truth lens, text against citations, years. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, openPane, parts, readPaper, settledPicture } from '../helpers/page.ts';
import { decodePng, shareChanged } from '../helpers/pixels.ts';

const { app, opened } = await openApp();

it('clusters are tested against chance, thresholds and words; the test can be stopped', async () => {
  const { page } = opened;
  await openPane(page, 'Are the clusters real?');
  await parts.button(page, 'Test the clusters').click();
  await parts.button(page, 'Stop').click();
  await parts.button(page, 'Test the clusters').click();
  const table = page.getByRole('table', { name: 'Stability of each cluster' });
  await table.waitFor();
  expect(await table.getByRole('row').count()).toBe(1 + (await parts.clusters(page).count()));
  await page.getByText('There is structure.').waitFor();
  for (const kind of ['With another seed', 'Without a fifth of the words'])
    await page.getByRole('term').filter({ hasText: kind }).waitFor();
  const unsure = page.getByRole('list', { name: 'Papers that change clusters' });
  expect(await unsure.getByRole('button').first().textContent()).toMatch(/\d+ %\s*$/);
  await page.getByRole('button', { name: /^Show the \d+ on the map/ }).click();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('stability');
});

it('the truth lens joins a paper to its most similar ones', async () => {
  const { page } = opened;
  await readPaper(page, 'White-Box Transformers via Sparse Rate Reduction');
  const before = await settledPicture(parts.map(page));
  const lens = parts.button(page, 'True nearest on the map');
  await lens.click();
  expect(await lens.getAttribute('aria-pressed')).toBe('true');
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeGreaterThan(0.0005);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('lens');
  await lens.click();
  await openPane(page, 'Text against citations');
  await page.getByText(/^No paper here brings its references/).waitFor();
  expect(opened.observed.console).toEqual([]);
});

it('similar papers that do not cite each other, and citations without similarity', async () => {
  const { page } = opened;
  await openFiles(page, { name: 'cited.json', text: citedPapers(16) });
  await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('Map of 16 papers');
  await waitForStatus(page);
  await openPane(page, 'Text against citations');
  const uncited = page.getByRole('list', { name: 'Similar without a citation' });
  await uncited.waitFor();
  const first = uncited.getByRole('listitem').first();
  // Paper 2 cites paper 0, so they are not among them, however similar.
  expect(await uncited.textContent()).not.toMatch(/Study 2 of[^S]*Study 0 of/);
  const far = page.getByRole('list', { name: 'Citations without similarity' });
  expect(await far.getByRole('listitem').first().textContent()).toMatch(/Study 5 of.*Study 4 of/s);
  await first.getByRole('button', { name: /^Show on the map/ }).click();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('disagreement');
});

it('years colour the papers and lay out the map; a far-off year does not squeeze the axis', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Show the whole map' }).click();
  await openPane(page, 'Time');
  const before = await settledPicture(parts.map(page));
  await page.getByRole('checkbox', { name: 'Colour papers by year' }).check();
  const legend = page.getByRole('group', { name: 'Colours of the years' });
  await legend.getByText('2000').waitFor();
  expect(shareChanged(before, await settledPicture(parts.map(page)))).toBeGreaterThan(0.001);
  await page.getByRole('checkbox', { name: 'Lay the map out along the years' }).check();
  const axis = page.getByRole('list', { name: 'Years along the map, left to right' });
  await axis.getByText('2000').waitFor();
  const labels = await axis.getByRole('listitem').allTextContents();
  expect(labels[0]).toBe('earlier');
  expect(labels).toContain('2014');
  expect(labels).not.toContain('1905');
  await page.getByText('Outlines are left out').waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('years');
  for (let click = 0; click < 2; click++) await page.getByRole('button', { name: 'Zoom in' }).click();
  // One column a year: about as far from each other, while the map has gaps of a hundred pixels.
  await eventually(() =>
    gapsInSmallMap(page).then((gaps) => Math.max(...gaps) - Math.min(...gaps)),
  ).toBeLessThan(40);
});

/** From each column of papers in the small map to the next, in its pixels; without the first column, which holds all odd years. */
async function gapsInSmallMap(page: Page): Promise<number[]> {
  const address = await page
    .getByRole('img', { name: 'The whole map in small' })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const { width, height, data } = decodePng(Buffer.from(address.split(',')[1]!, 'base64'));
  const painted = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_row, y) => data[4 * (y * width + x) + 3]!).some((alpha) => alpha > 0),
  );
  const starts = painted.flatMap((here, x) => (here && painted[x - 1] !== true ? [x] : [])).slice(1);
  return starts.slice(1).map((x, at) => x - starts[at]!);
}

it('the year slider plays, and stays while a paper is read, until its chip is removed', async () => {
  const { page } = opened;
  await page.getByRole('slider', { name: 'Year' }).fill('2012');
  await parts.button(page, 'Play').click();
  await page.getByRole('button', { name: 'Remove filter Up to 2014' }).waitFor();
  await parts.button(page, 'Play').waitFor();
  await page.getByRole('slider', { name: 'Year' }).fill('2003');
  await page.getByText('5 of 16 papers shown.').waitFor();
  await readPaper(page, `Study 8 of ${subjects[0]}`);
  await page.getByRole('button', { name: 'Remove filter Up to 2003' }).click();
  await openPane(page, 'Time');
  await eventually(() => page.getByText(/of 16 papers shown/).count()).toBe(0);
  await page.getByRole('checkbox', { name: 'Lay the map out along the years' }).uncheck();
  await eventually(() => page.getByRole('list', { name: 'Years along the map, left to right' }).count()).toBe(
    0,
  );
  await page.getByRole('button', { name: 'Colour by cluster again' }).click();
  expect(await page.getByRole('checkbox', { name: 'Colour papers by year' }).isChecked()).toBe(false);
  expect(opened.observed.console).toEqual([]);
});

it('the same panes in the dark', async () => {
  const dark = await app.open({ theme: 'dark' });
  await openFiles(dark.page, { name: 'cited.json', text: citedPapers(16) });
  await eventually(() => parts.map(dark.page).getAttribute('aria-label')).toContain('Map of 16 papers');
  await waitForStatus(dark.page);
  await openPane(dark.page, 'Time');
  await dark.page.getByRole('checkbox', { name: 'Colour papers by year' }).check();
  await dark.page.getByRole('checkbox', { name: 'Lay the map out along the years' }).check();
  await dark.page.getByRole('list', { name: 'Years along the map, left to right' }).waitFor();
  const panes = ['Time', 'Text against citations', 'Are the clusters real?', 'Notes and tags', 'Selection'];
  for (const pane of panes) {
    await openPane(dark.page, pane);
    expect([pane, await findAccessibilityProblems(dark.page)]).toEqual([pane, []]);
  }
  await dark.screenshot('years-dark');
  expect(dark.observed.console).toEqual([]);
  await dark.close();
});

const subjects = ['graph clustering of citation networks', 'protein folding by molecular dynamics'] as const;

/** One paper a year from 2000 on, on two subjects in turn; each cites the one of its subject before; one cites across; one is of 1905. */
function citedPapers(count: number): string {
  return JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      title: `Study ${String(at)} of ${subjects[at % 2]!}`,
      abstract: `We study ${subjects[at % 2]!} in depth and describe experiment ${String(at)} with its results in full.`,
      year: at === count - 1 ? 1905 : 2000 + at,
      doi: `10.1000/study.${String(at)}`,
      references: [at - 2, ...(at === 5 ? [4] : [])]
        .filter((cited) => cited >= 0)
        .map((cited) => ({ doi: `10.1000/study.${String(cited)}` })),
    })),
  );
}
