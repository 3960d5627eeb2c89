/** A researcher's own files: three formats end to end, columns corrected, papers added, openings undone, pairs kept apart, maps reopened. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { waitForStatus } from '../helpers/app.ts';
import { openApp } from '../helpers/openApp.ts';
import { findAccessibilityProblems } from '../helpers/axe.ts';
import {
  dropFiles,
  dropFilesOn,
  eventually,
  openFiles,
  openPane,
  parts,
  saveProject,
  type TextFile,
} from '../helpers/page.ts';

const { app, opened } = await openApp();

const works = [
  ['Forces between nodes draw large graphs', 'graph drawing by springs and forces between nodes of networks'],
  ['Grids make force layouts of graphs fast', 'graph layout by forces on a grid for networks of many nodes'],
  ['Proteins fold down a funnel of energy', 'protein folding along energy funnels seen in long simulations'],
  ['Structures of proteins from sequences', 'protein structure predicted from sequences of relatives alone'],
  ['Speech of many voices at once', 'speech recognition of several voices in one noisy recording'],
] as const;
const abstractOf = (subject: string) =>
  `We study ${subject}. ${`Our results on ${subject} hold. `.repeat(4)}`;

const webOfScience = {
  name: 'savedrecs.txt',
  text: `\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\n${works
    .map(
      ([title, subject], at) =>
        `PT J\nAU Lovelace, A\n   Hopper, G\nTI ${title}\nSO JOURNAL OF MAPS\nAB ${abstractOf(subject)}\nCR ${
          at === 0
            ? 'Turing A, 1950, MIND, V59, P433'
            : `Lovelace A, 201${at - 1}, J MAPS, V${at}, P10${at - 1}`
        }\nPY 201${at}\nVL ${at + 1}\nBP 10${at}\nUT WOS:00000000000000${at}\nER\n\n`,
    )
    .join('')}EF\n`,
};
const bibtex = {
  name: 'library.bib',
  text: `@string{maps = "Journal of Maps"}\n${works
    .map(
      ([title, subject], at) =>
        `@article{key${at},\n  title = {{${title}}},\n  author = {G{\\"o}del, Kurt and Hopper, Grace},\n  journal = maps,\n  year = 201${at},\n  abstract = {${abstractOf(subject)}}\n}\n`,
    )
    .join('\n')}`,
};
const scopus = {
  name: 'scopus.csv',
  text: `Authors,Title,Year,Source title,Volume,Page start,DOI,Abstract,References,EID\n${works
    .map(
      ([title, subject], at) =>
        `"Lovelace A.; Hopper G.","${title}",201${at},"Journal of Maps",${at + 1},10${at},10.1000/maps.${at},"${abstractOf(subject)}","${
          at === 0
            ? ''
            : `Lovelace A., Hopper G., ${works[at - 1]![0]}, Journal of Maps, ${at}, (201${at - 1})`
        }",2-s2.0-${at}\n`,
    )
    .join('')}`,
};
/** Names of columns that say nothing. */
const odd = {
  name: 'odd.csv',
  text: `Kopf;Nr;Langer Text\n${works.map(([title, subject], at) => `${title};${at};${abstractOf(subject)}${abstractOf(subject)}`).join('\n')}\n`,
};

/** A graph with ties and places of its own: in a row, and tied otherwise than by their words. */
const graph = {
  name: 'mine.gexf',
  text: `<gexf xmlns:viz="v"><graph><attributes class="node"><attribute id="0" title="title"/><attribute id="1" title="abstract"/></attributes><nodes>${works
    .map(
      ([title, subject], at) =>
        `<node id="n${at}"><attvalues><attvalue for="0" value="${title}"/><attvalue for="1" value="${abstractOf(subject)}"/></attvalues><viz:position x="${100 * at}" y="0"/></node>`,
    )
    .join(
      '',
    )}</nodes><edges><edge source="n0" target="n4" weight="4"/><edge source="n1" target="n3" weight="1"/></edges></graph></gexf>`,
};

const header = (page: Page) => page.getByRole('banner').first().textContent();

async function open(page: Page, count: string, ...files: TextFile[]): Promise<void> {
  await openFiles(page, ...files);
  await eventually(() => header(page)).toContain(count);
  await waitForStatus(page);
}

async function readReport(page: Page): Promise<string> {
  await parts.button(page, 'Report').click();
  const report = parts.dialog(page, 'What was read');
  const text = await report.textContent();
  await report.getByRole('button', { name: 'Close' }).click();
  return text ?? '';
}

describe('files of three kinds', () => {
  it.each([
    ['Web of Science', webOfScience, '4 links'],
    ['BibTeX', bibtex, '0 links'],
    ['Scopus CSV', scopus, '4 links'],
  ])('%s becomes a map, with its citations', async (format, file, links) => {
    const { page } = opened;
    await open(page, file.name, file);
    const report = await readReport(page);
    expect(report).toContain('5 records read: 5 kept');
    expect(report).toContain(format);
    expect(report).toContain(links);
    expect(await parts.map(page).getAttribute('aria-label')).toContain('5 papers');
  });

  it('are one corpus when they come together, and a merged pair can be kept apart', async () => {
    const { page } = opened;
    await open(page, '5 papers', webOfScience, scopus);
    await parts.button(page, 'Report').click();
    const report = parts.dialog(page, 'What was read');
    expect(await report.textContent()).toContain('10 records read: 5 kept, 5 merged');
    await report.getByText('5 merged').last().click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('bring-report');
    await report.getByRole('button', { name: `Keep both: ${works[4][0]}` }).click();
    await eventually(() => header(page)).toContain('6 papers');
    await waitForStatus(page);
    expect(await readReport(page)).toContain('10 records read: 6 kept, 4 merged');
    await parts.button(page, 'List').click();
    await parts.listed(page).filter({ hasText: works[4][0] }).first().click();
    await parts.reader(page).getByText('Kept apart from this paper').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => header(page)).toContain('5 papers');
  });
});

describe('a table whose columns say nothing', () => {
  it('is read as guessed, and again as the person says', async () => {
    const { page } = opened;
    await open(page, 'odd.csv', odd);
    await page.getByRole('button', { name: 'Choose the columns' }).click();
    const dialog = parts.dialog(page, 'Columns');
    expect(await dialog.getByRole('combobox', { name: 'Title', exact: true }).inputValue()).toBe('0');
    expect(await dialog.getByRole('region', { name: 'First rows of the table' }).textContent()).toContain(
      works[0][0],
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('bring-columns');
    await dialog.getByLabel('The first row holds the names of the columns').uncheck();
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await eventually(() => header(page)).toContain('6 papers');
    await waitForStatus(page);
    await parts.button(page, 'Report').click();
    await page.getByRole('button', { name: 'Columns of odd.csv' }).click();
    await dialog.getByRole('combobox', { name: 'Abstract', exact: true }).selectOption('');
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await eventually(() => readReport(page)).toContain('0 have an abstract');
  });
});

describe('papers on a map', () => {
  const more = {
    name: 'more.json',
    text: JSON.stringify([
      { title: 'Whales sing across the ocean', abstract: abstractOf('songs of whales in the deep ocean') },
      { title: works[0][0], abstract: abstractOf(works[0][1]), authors: ['Lovelace, A'], year: 2010 },
    ]),
  };

  it('are added to it from the dialog, and taken away again', async () => {
    const { page } = opened;
    await open(page, 'savedrecs.txt', webOfScience);
    await parts.button(page, 'Add, paste or reopen').click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('bring-dialog');
    const given = { name: more.name, mimeType: 'application/json', buffer: Buffer.from(more.text) };
    await page.getByLabel('Add files to this map').setInputFiles([given]);
    await eventually(() => header(page)).toContain('6 papers');
    await waitForStatus(page);
    await page.getByText('1 paper was added').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => header(page)).toContain('5 papers');
    await page.getByRole('button', { name: 'Undo this' }).click();
    await eventually(() => header(page)).toContain('6 papers');
    await waitForStatus(page);
  });

  it('replace it when dropped, and may be added instead', async () => {
    const { page } = opened;
    await open(page, 'savedrecs.txt', webOfScience);
    await dropFiles(page, { ...bibtex, text: bibtex.text.replaceAll('Forces', 'New forces') });
    await eventually(() => header(page)).toContain('library.bib');
    await waitForStatus(page);
    await page.getByRole('button', { name: 'Go back' }).waitFor();
    await page.getByRole('button', { name: 'Add to it instead' }).click();
    await eventually(() => header(page)).not.toContain('5 papers');
    await waitForStatus(page);
    expect(await readReport(page)).toContain('10 records read');
  });

  it('are added when dropped on the strip that says so; one that is none of them costs the others nothing', async () => {
    const { page } = opened;
    await open(page, 'savedrecs.txt', webOfScience);
    const letter = { name: 'letter.txt', text: 'a letter, and not a list of papers' };
    await dropFilesOn(page, 'Drop here to add them to this map', more, letter);
    await eventually(() => header(page)).toContain('6 papers');
    await waitForStatus(page);
    const report = await readReport(page);
    expect(report).toContain('8 records read: 6 kept, 1 merged');
    expect(report).toContain('letter.txt');
    expect(report).toContain('not a format Paperweave knows');
  });

  it('leave the map as it was where they cannot be read', async () => {
    const { page } = opened;
    await open(page, 'savedrecs.txt', webOfScience);
    await openFiles(page, { name: 'letter.txt', text: 'a letter, and not a list of papers' });
    await eventually(() => parts.alert(page).first().textContent()).toContain('The map that was there stays');
    expect(await header(page)).toContain('savedrecs.txt');
  });
});

describe('a graph that brings ties and places of its own', () => {
  it('lends them to the map, takes them back, and keeps them in a project', async () => {
    const { page } = opened;
    await open(page, 'mine.gexf', graph);
    const settings = page.getByRole('region', { name: 'How this map is made' });
    const places = settings.getByRole('combobox', { name: 'Places' });
    await page.getByRole('button', { name: 'Take its places' }).click();
    await waitForStatus(page);
    await openPane(page, 'How this map is made');
    await eventually(() => places.inputValue()).toBe('file');
    expect(await settings.textContent()).toContain('5 papers stand');
    await settings.getByRole('checkbox', { name: 'Ties of the file' }).check();
    await waitForStatus(page);
    await page.getByRole('button', { name: 'Legend', exact: true }).click();
    const legend = page.getByRole('group', { name: 'Legend' });
    await eventually(() => legend.textContent()).toContain('tie of the file');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await opened.screenshot('bring-network');
    const saved = await saveProject(page);
    await settings.getByLabel('Threshold', { exact: true }).fill('0.5');
    await settings.getByRole('checkbox', { name: 'Ties of the file' }).uncheck();
    await eventually(() => legend.textContent()).not.toContain('tie of the file');
    await places.selectOption('forces');
    await waitForStatus(page);
    await open(page, 'mine.gexf', { name: 'kept.json', text: saved });
    await eventually(() => places.inputValue()).toBe('file');
    await eventually(() => legend.textContent()).toContain('tie of the file');
    await places.selectOption('forces');
    await waitForStatus(page);
    await settings.getByRole('checkbox', { name: 'Ties of the file' }).uncheck();
    await page.getByRole('button', { name: 'Legend', exact: true }).click();
  });
});

describe('maps of before', () => {
  it('are listed with size and date, opened again, and forgotten', async () => {
    const { page } = opened;
    const list = page.getByRole('list', { name: 'Recent maps' });
    const forget = (name: string) => page.getByRole('button', { name: `Forget ${name}`, exact: true });
    /** Opens the dialog, and closes it again unless it lists that map. */
    const listing = (name: string) => async () => {
      await parts.button(page, 'Add, paste or reopen').click();
      await page.getByText('by this browser only').waitFor();
      const listed = await forget(name).count();
      if (listed === 0) await page.keyboard.press('Escape');
      return listed;
    };
    // Other words: the same papers from another file are the same map.
    await open(page, 'library.bib', { ...bibtex, text: bibtex.text.replaceAll('graphs', 'maps') });
    await eventually(listing('library.bib')).toBe(1);
    await page.keyboard.press('Escape');
    await open(page, 'scopus.csv', scopus);
    await eventually(listing('scopus.csv')).toBe(1);
    expect(await list.textContent()).toMatch(/scopus\.csv.*5 papers, \d+ kB/u);
    await page.getByRole('button', { name: 'Open library.bib again' }).click();
    await eventually(() => header(page)).toContain('library.bib');
    await waitForStatus(page);
    await parts.button(page, 'Add, paste or reopen').click();
    // No file is chosen after all: that closes the chooser, not the dialog.
    await page.getByLabel('Files for a new map').dispatchEvent('cancel');
    await forget('scopus.csv').waitFor();
    const before = await list.getByRole('listitem').count();
    await forget('scopus.csv').click();
    await eventually(() => list.getByRole('listitem').count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByText('None yet').waitFor();
    await page.keyboard.press('Escape');
  });

  it('are missed in a word where storage is denied', async () => {
    const { page, close } = await app.open({
      prepare: 'Object.defineProperty(window, "indexedDB", { get() { throw new Error("denied"); } });',
    });
    await parts.button(page, 'Add, paste or reopen').click();
    await eventually(() => page.getByRole('alert').first().textContent()).toContain(
      'denies this page its storage',
    );
    await close();
  });
});

describe('the address', () => {
  const formats = ['manager.bib', 'zotero.ris', 'semicolons.csv', 'openalex.json.gz'];
  const fixture = (name: string) => readFile(new URL(`../fixtures/formats/${name}`, import.meta.url));

  it('opens any of the formats, compressed or not', async () => {
    const { page, observed, close } = await app.open({ ready: false });
    await page.route('**/named/*', async (route) => {
      const name = route.request().url().split('/').at(-1) ?? '';
      const bytes = await fixture(name.replace(/\.gz$/u, ''));
      const body = name.endsWith('.gz') ? gzipSync(bytes) : bytes;
      await route.fulfill({ body, contentType: 'application/octet-stream' });
    });
    for (const name of formats) {
      await page.goto(`${app.address}?corpus=named/${name}`);
      await waitForStatus(page);
      const shown = await header(page);
      expect(shown).toContain('3 papers');
      expect(shown).toContain(name);
    }
    expect(observed.console).toEqual([]);
    await close();
  });
});

it('leaves the console empty and asks nobody else', () => {
  const { observed } = opened;
  expect(observed.console).toEqual([]);
  expect(observed.requests.filter((address) => !address.startsWith(app.address))).toEqual([]);
});
