/** What a person adds to a map: tags, notes, what is read, kept selections, a part as a map of its own. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import { eventually, openFiles, openPane, parts, readPaper, settledPicture } from '../helpers/page.ts';
import { shareChanged } from '../helpers/pixels.ts';

const { app, opened } = await openApp();

const title = 'White-Box Transformers via Sparse Rate Reduction';
const notes = (page: Page) => page.getByRole('region', { name: 'My notes' });
const tagsOf = (page: Page) => notes(page).getByRole('list', { name: 'Tags' }).getByRole('listitem');

it('a paper is marked to read, tagged and noted, and the map shows a sign', async () => {
  const { page } = opened;
  await readPaper(page, title);
  const before = await settledPicture(parts.map(page));
  await parts.button(page, 'To read').click();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('key, method');
  await page.keyboard.press('Enter');
  await eventually(() => tagsOf(page).count()).toBe(2);
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Compare with the sequel.');
  expect(await parts.button(page, 'To read').getAttribute('aria-pressed')).toBe('true');
  const changed = shareChanged(before, await settledPicture(parts.map(page)));
  expect(changed).toBeGreaterThan(0);
  // A discreet one.
  expect(changed).toBeLessThan(0.002);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await opened.screenshot('notes');
});

it('each of it is undone and done again, and said', async () => {
  const { page } = opened;
  await parts.button(page, 'To read').focus();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  const said = page.getByRole('status', { name: 'Undo and redo' });
  await page.keyboard.press('Control+z');
  await eventually(() => note.inputValue()).toBe('');
  expect(await said.textContent()).toMatch(/^Undone: note on White-Box/);
  await page.keyboard.press('Control+z');
  await eventually(() => tagsOf(page).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await eventually(() => parts.button(page, 'To read').getAttribute('aria-pressed')).toBe('false');
  for (const key of ['Control+Shift+z', 'Control+y', 'Control+y']) await page.keyboard.press(key);
  await eventually(() => note.inputValue()).toBe('Compare with the sequel.');
  expect(await tagsOf(page).count()).toBe(2);
});

it('tags and marks are filters with counts and a chip, and are listed', async () => {
  const { page } = opened;
  await openPane(page, 'Filter papers');
  await page
    .getByRole('group', { name: 'Tag' })
    .getByRole('checkbox', { name: /^key\s*1$/ })
    .check();
  const chip = page.getByRole('button', { name: 'Remove filter Tag: key' });
  await chip.waitFor();
  await page.getByText('1 of 369 papers pass').first().waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await chip.click();
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: 'Rename tag key' }).click();
  await page.getByRole('textbox', { name: 'New name of tag key' }).fill('core');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^core\s*1$/ }).waitFor();
  await page.getByRole('list', { name: 'Papers to read' }).getByText(title).waitFor();
  await page.getByText('Compare with the sequel.').waitFor();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await parts.button(page, 'Save as Markdown').click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('to read. core, method. Compare with the sequel.');
  await parts.button(page, 'Export').click();
  const dialog = parts.dialog(page, 'Export');
  await dialog.getByLabel('What').selectOption({ label: 'Tag: core (1)' });
  const listed = page.waitForEvent('download');
  await parts.button(page, 'Save reading list').click();
  const list = await listed;
  expect(list.suggestedFilename()).toBe('Tag- core.md');
  expect(await readFile(await list.path(), 'utf8')).toMatch(
    new RegExp(`^# Tag: core\n\n1 paper of Daily Papers, .*\n\n1\\. .*${title}`),
  );
  await page.keyboard.press('Escape');
  await opened.screenshot('notes-pane');
});

it('a selection is tagged, kept in a colour, and becomes a map of its own with the way back', async () => {
  const { page } = opened;
  const selection = page.getByRole('region', { name: 'Selection' });
  const selected = async () =>
    Number(/^\s*([\d,]+) paper/.exec((await selection.getByRole('status').textContent()) ?? '')?.[1] ?? 0);
  await openPane(page, 'Selection');
  await parts.button(page, 'Select the cluster').click();
  await eventually(selected).toBeGreaterThan(2);
  const size = await selected();
  await page.getByRole('combobox', { name: 'Tag the selected papers' }).fill('first');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await parts.button(page, 'Keep').click();
  await page.getByLabel('Colour of Mine').fill('#ff0000');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await parts.button(page, 'Make a map of these alone').click();
  await eventually(() => parts.map(page).getAttribute('aria-label')).toContain(
    `Map of ${String(size)} papers`,
  );
  await waitForStatus(page);
  await page.getByRole('group', { name: 'Part of a map' }).getByText('369').waitFor();
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: new RegExp(`^first\\s*${String(size)}$`) }).waitFor();
  await opened.screenshot('part');
  await page.getByRole('button', { name: 'Remove tag first from all papers' }).click();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await parts.button(page, 'Back to the whole map').click();
  await eventually(() => parts.map(page).getAttribute('aria-label')).toContain('Map of 369 papers');
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: /^core\s*1$/ }).waitFor();
  expect(await page.getByRole('button', { name: /^first/ }).count()).toBe(0);
  await openPane(page, 'Selection');
  await eventually(selected).toBe(size);
  await parts.button(page, 'Undo').click();
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: new RegExp(`^first\\s*${String(size)}$`) }).waitFor();
  expect(opened.observed.console).toEqual([]);
});

it('all of it comes back with the project, and with the papers on this machine', async () => {
  const { page } = opened;
  await parts.button(page, 'Export').click();
  const waiting = page.waitForEvent('download');
  await parts.dialog(page, 'Export').getByRole('button', { name: 'Save project' }).click();
  const text = await readFile(await (await waiting).path());
  await page.keyboard.press('Escape');
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: 'Rename tag core' }).click();
  await page.getByRole('textbox', { name: 'New name of tag core' }).fill('last');
  await page.keyboard.press('Enter');
  // At once: what was done in the last moment is there again too.
  await page.reload();
  await waitForStatus(page);
  await openPane(page, 'Notes and tags');
  await page.getByRole('button', { name: /^last\s*1$/ }).waitFor();
  await openPane(page, 'Selection');
  await page.getByRole('button', { name: /^Mine/ }).waitFor();
  const other = await app.open();
  await openFiles(other.page, { name: 'work.paperweave', text });
  await eventually(() =>
    other.page.evaluate(() => performance.getEntriesByName('paperweave:layout').length),
  ).toBe(0);
  await waitForStatus(other.page);
  await openPane(other.page, 'Selection');
  await other.page.getByRole('button', { name: /^Mine/ }).waitFor();
  expect(await other.page.getByLabel('Colour of Mine').inputValue()).toBe('#ff0000');
  await openPane(other.page, 'Notes and tags');
  await other.page.getByText('Compare with the sequel.').waitFor();
  expect(other.observed.console).toEqual([]);
  await other.close();
});
