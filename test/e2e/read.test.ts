import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, parts, readPaper } from '../helpers/page.ts';

const title = 'White-Box Transformers via Sparse Rate Reduction';

const { opened } = await openApp();

/** The paper in the address. */
const hash = () => opened.page.evaluate(() => /paper=[^&]+/.exec(window.location.hash)?.[0] ?? '');

it('a paper opens from the list: abstract as text, cluster, where it comes from', async () => {
  const { page } = opened;
  await readPaper(page, title);
  const text = (await parts.reader(page).textContent()) ?? '';
  expect(text).toContain('sparse rate reduction');
  expect(text).toMatch(/From\s+00\d_[0-9a-f]+\.txt, no\. \d+/);
  expect(text).not.toMatch(/<\/?[a-z]+>/);
  expect(await parts.neighbours(page).count()).toBe(10);
  await opened.screenshot('read');
});

it('each neighbour says why: terms whose shares add up to the similarity, and the part of related words', async () => {
  const items = await parts.neighbours(opened.page).allInnerTexts();
  const similarities = items.map((text) => {
    const [, similarity = ''] = /\b(0\.\d\d)\b(?!\d)/.exec(text) ?? [];
    const shares = [...text.matchAll(/-?0\.\d{3}\b/g)].map(([share]) => Number(share));
    expect(shares.length).toBeGreaterThanOrEqual(3);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(Number(similarity), 1.5);
    expect(text).toMatch(/\d+ % of it from related words/);
    return Number(similarity);
  });
  expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
});

it('pointing at a neighbour marks in the abstract the terms that tie the two', async () => {
  const { page } = opened;
  const marks = parts.reader(page).locator('mark');
  expect(await marks.count()).toBe(0);
  await parts.neighbours(page).nth(1).hover();
  await eventually(() => marks.count()).toBeGreaterThan(0);
  const words = (await parts.neighbours(page).nth(1).innerText()).toLowerCase();
  const [first = ''] = await marks.allInnerTexts();
  expect(first.length).toBeGreaterThan(2);
  expect(words.length).toBeGreaterThan(first.length);
  await opened.screenshot('hover-neighbour');
  await page.mouse.move(5, 5);
  await eventually(() => marks.count()).toBe(0);
});

it('a click on a neighbour goes there, and back returns', async () => {
  const { page } = opened;
  const back = page.getByRole('button', { name: '← Back', exact: true });
  const heading = parts.reader(page).getByRole('heading', { level: 2 });
  expect(await back.isDisabled()).toBe(true);
  await eventually(hash).toContain('paper=');
  const own = await hash();
  await parts.neighbours(page).first().click();
  await eventually(() => heading.textContent()).not.toBe(title);
  await eventually(hash).not.toBe(own);
  await back.click();
  await eventually(() => heading.textContent()).toBe(title);
  await eventually(hash).toBe(own);
  expect(await back.isDisabled()).toBe(true);
});

it('the address holds the paper and survives a reload', async () => {
  const { page } = opened;
  await page.reload();
  await waitForStatus(page);
  await parts.reader(page).getByRole('heading', { name: title, exact: true }).waitFor();
});

it('the reader has no accessibility problem; closing it returns to the description of the map', async () => {
  const { page, observed } = opened;
  await parts.neighbours(page).first().waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await parts.button(page, 'Close paper').click();
  await page.getByRole('heading', { name: 'How to read this map' }).waitFor();
  expect(observed.console).toEqual([]);
});

it('a click on a dot of the map opens that paper; pointing shows that it can be clicked', async () => {
  const { page } = opened;
  const box = await parts.map(page).boundingBox();
  if (box === null) throw new Error('the map has no place on the page');
  let found = false;
  for (let y = 0.3; y < 0.7 && !found; y += 0.01) {
    for (let x = 0.3; x < 0.7 && !found; x += 0.02) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
      const cursor = await parts.map(page).evaluate((element) => getComputedStyle(element).cursor);
      found = cursor === 'pointer';
      if (found) await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    }
  }
  expect(found).toBe(true);
  await parts.reader(page).waitFor();
  expect(await parts.neighbours(page).count()).toBe(10);
});
