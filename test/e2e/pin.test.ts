/** A paper that is dragged stays where it was put: over undo, another threshold, and the saved project. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import {
  eventually,
  openFiles,
  openPane,
  parts,
  pointAtPaper,
  saveProject,
  settledPicture,
} from '../helpers/page.ts';

const { app, opened } = await openApp();

interface SavedPaper {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly pinned?: boolean;
}

function papersOf(bytes: Buffer): readonly SavedPaper[] {
  const body = JSON.parse(bytes.toString('utf8').split('\n').slice(1).join('\n')) as {
    map: { papers: SavedPaper[] };
  };
  return body.map.papers;
}

const savedPapers = async (page: Page) => papersOf(await saveProject(page));
const placeOf = ({ x, y }: SavedPaper) => [x, y];

/** Papers that stand elsewhere than before. */
const movedSince = (before: readonly SavedPaper[], after: readonly SavedPaper[]) =>
  after.filter((paper, row) => paper.x !== before[row]!.x || paper.y !== before[row]!.y);

async function drag(page: Page, from: readonly [number, number], right: number, down: number): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0] + right, from[1] + down, { steps: 8 });
  await page.mouse.up();
}

const pinnedLine = (page: Page) => parts.reader(page).getByText('Pinned here');

describe('a paper that is dragged', () => {
  let before: readonly SavedPaper[];
  let after: readonly SavedPaper[];
  let paper: SavedPaper;

  it('moves, and no other with it; a click where it was put reads it', async () => {
    const { page } = opened;
    before = await savedPapers(page);
    const from = await pointAtPaper(page);
    await drag(page, from, 90, -70);
    await page.getByText('The paper is pinned where you put it').waitFor();
    expect(await parts.reader(page).count()).toBe(0);
    after = await savedPapers(page);
    const moved = movedSince(before, after);
    expect(moved).toHaveLength(1);
    paper = moved[0]!;
    expect(after.filter(({ pinned }) => pinned === true)).toEqual([paper]);
    await settledPicture(parts.map(page));
    await page.mouse.click(from[0] + 90, from[1] - 70);
    await parts.reader(page).getByRole('heading', { name: paper.title }).waitFor();
    await pinnedLine(page).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('pinned');
  });

  it('goes back by undo, and there again by redo', async () => {
    const { page } = opened;
    await page.keyboard.press('Control+z');
    await pinnedLine(page).waitFor({ state: 'detached' });
    expect(movedSince(before, await savedPapers(page))).toEqual([]);
    await page.keyboard.press('Control+Shift+z');
    await pinnedLine(page).waitFor();
    expect(movedSince(after, await savedPapers(page))).toEqual([]);
  });

  it('stays at another threshold', async () => {
    const { page } = opened;
    const slider = parts.threshold(page);
    await slider.focus();
    await page.keyboard.press('PageUp');
    await eventually(() => page.getByRole('button', { name: /^Back to automatic/ }).count()).toBe(1);
    await waitForStatus(page);
    const row = before.findIndex(({ id }) => id === paper.id);
    expect(placeOf((await savedPapers(page))[row]!)).toEqual(placeOf(paper));
  });

  it('stays in the saved project, and goes back to its place in the layout when it is let go there', async () => {
    const { page, observed } = opened;
    const saved = await saveProject(page);
    await page.reload();
    await waitForStatus(page);
    await openFiles(page, { name: 'saved.paperweave', text: saved });
    await pinnedLine(page).waitFor();
    await waitForStatus(page);
    expect(movedSince(papersOf(saved), await savedPapers(page))).toEqual([]);
    await openPane(page, 'How this map is made');
    const list = page.getByRole('list', { name: 'Pinned papers' });
    expect(await list.getByRole('button').count()).toBe(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await parts.button(page, 'Unpin it').click();
    await list.waitFor({ state: 'detached' });
    expect(movedSince(before, await savedPapers(page))).toEqual([]);
    expect(observed.console.filter((line) => !line.includes('GL Driver'))).toEqual([]);
  });
});

it('by keys, the paper that is read is moved step by step, which is one step to undo, and pinned where it stands', async () => {
  const { page } = opened;
  const before = await savedPapers(page);
  await parts.map(page).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await parts.reader(page).waitFor();
  for (let times = 0; times < 3; times++) await page.keyboard.press('Alt+ArrowRight');
  await pinnedLine(page).waitFor();
  const moved = movedSince(before, await savedPapers(page));
  expect(moved).toHaveLength(1);
  const from = before.find(({ id }) => id === moved[0]!.id)!;
  expect(moved[0]!.x).toBeGreaterThan(from.x);
  expect(moved[0]!.y).toBe(from.y);
  await parts.map(page).focus();
  await page.keyboard.press('Control+z');
  await pinnedLine(page).waitFor({ state: 'detached' });
  await page.keyboard.press('p');
  await pinnedLine(page).waitFor();
  expect(movedSince(before, await savedPapers(page))).toEqual([]);
  await parts.map(page).focus();
  await page.keyboard.press('p');
  await pinnedLine(page).waitFor({ state: 'detached' });
});

it('by finger, a paper is held until it is named, and then follows', async () => {
  const { page, close } = await app.open({ width: 390, height: 844, touch: true });
  const before = await savedPapers(page);
  const [x, y] = await pointAtPaper(page);
  await page.mouse.move(1, 1);
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  const cursor = () => parts.map(page).evaluate((element) => getComputedStyle(element).cursor);
  await send('touchStart', { x, y });
  await eventually(cursor).toBe('pointer');
  for (const way of [10, 25, 40]) await send('touchMove', { x: x + way, y: y + way });
  await send('touchEnd');
  await page.getByText('The paper is pinned where you put it').waitFor();
  expect(movedSince(before, await savedPapers(page))).toHaveLength(1);
  // A finger that does not rest moves the map.
  await page.getByRole('button', { name: 'Undo' }).click();
  await send('touchStart', { x, y });
  for (const way of [10, 25, 40]) await send('touchMove', { x: x + way, y: y + way });
  await send('touchEnd');
  expect(movedSince(before, await savedPapers(page))).toEqual([]);
  await close();
});
