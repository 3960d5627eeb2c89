/** BibTeX and BibLaTeX from any manager, with what Web of Science (`cited-references`) and Scopus (`references`) put into it. */
import type { Reference } from '../../types.ts';
import { cleanList, readArxiv, readDoi, readFirstPage, readPmid, readWosId, readYear } from '../fields.ts';
import { readableLatex } from '../latex.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { Format, PaperRecord, RecordSink } from '../records.ts';
import { collectReferences } from '../references.ts';
import { readScopusReferences } from '../scopusReferences.ts';
import { cleanLine } from '../text.ts';
import { readWosReference } from '../wosReferences.ts';
import { collectParents, inherit } from './crossrefs.ts';
import { spellOutJournal } from './journalMacros.ts';
import { scanEntries, type BibtexEntry } from './scanEntries.ts';

const entriesPerStep = 100;

export const bibtexFile: Format = {
  name: 'BibTeX',
  recognise: (sample) =>
    /^[ \t\ufeff]*@[ \t]*[A-Za-z]+[ \t]*[{(]\s*[^\n]*(?:,|=|\})/m.test(sample.text) &&
    /@[A-Za-z]+[ \t]*[{(]/.test(sample.text),
  async *read(input, sink) {
    const text = await input.text();
    let line = 1;
    let counted = 0;
    let count = 0;
    const parents = collectParents(text);
    for (const entry of scanEntries(text)) {
      for (
        let index = text.indexOf('\n', counted);
        index >= 0 && index < entry.at;
        index = text.indexOf('\n', index + 1)
      )
        line += 1;
      counted = entry.at;
      if ('problem' in entry) sink.drop(line, entry.problem, entry.text);
      else takeEntry(inherit(entry, parents), line, text, sink);
      count += 1;
      if (count % entriesPerStep === 0) yield entry.at;
    }
  },
};

function takeEntry(entry: BibtexEntry, line: number, text: string, sink: RecordSink): void {
  const record = readEntry(entry, line);
  if (record.title === '') sink.drop(line, 'entry without a title', text.slice(entry.at, entry.at + 200));
  else sink.paper(record);
}

function readEntry({ key, fields }: BibtexEntry, line: number): PaperRecord {
  const read = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined && value.trim() !== '') return readValue(value);
    }
    return '';
  };
  const title = read('title', 'maintitle');
  const subtitle = read('subtitle');
  const url = fields.get('url') ?? '';
  return buildRecord(
    {
      title: title !== '' && subtitle !== '' ? `${title}: ${subtitle}` : title,
      abstract: readAbstractField(fields.get('abstract') ?? ''),
      authors: readNames(fields.get('author') ?? fields.get('editor') ?? ''),
      year: readYear(read('year')) ?? readYear(read('date')),
      venue: spellOutJournal(
        read('journal', 'journaltitle', 'booktitle', 'school', 'institution', 'publisher'),
      ),
      keywords: [
        ...readKeywords(read('keywords', 'author_keywords', 'keyword')),
        ...readKeywords(read('keywords-plus')),
      ],
      url: url.replace(/\\([%&#_~])/g, '$1').replace(/[{}]/g, ''),
      volume: read('volume'),
      page: readFirstPage(read('pages', 'article-number', 'art_number', 'articleno', 'eid')),
      identifiers: {
        doi:
          readDoi((fields.get('doi') ?? '').replace(/\\([%&#_])/g, '$1')) ??
          (/doi\.org/.test(url) ? readDoi(url) : undefined),
        arxiv: readArxivOf(fields, url),
        pmid: readPmid(read('pmid')),
        wos: readWosId(read('unique-id')),
      },
      references: readReferences(fields),
      localIds: key === '' ? [] : [key],
    },
    line,
  );
}

/** A brace that belongs to no command, with nothing in it that could. */
const bareGroup = /(?<!\\[A-Za-z]+\*?(?:\[[^\]]*\])?|[\^_}])\{([^{}\\]*)\}/g;

/** LaTeX readable, protecting braces gone. Where a command is left, its braces stay. */
function readValue(value: string): string {
  const text = readableLatex(
    value.replace(/\{(''|``|['`"]|-{1,3})\}/g, '$1').replace(/\\(?:href|url)\s*\{[^{}]*\}\s*(?=\{)/g, ''),
  );
  const bare = /\\[A-Za-z]/.test(text) ? dropBareGroups(text) : text.replace(/[{}]/g, '');
  return cleanLine(
    bare
      .replace(/(?<=\p{L}|\.)~(?=\p{L})/gu, ' ')
      .replace(/``|''/g, '"')
      .replace(/(?<=\S)---(?=\S)/g, '—'),
  );
}

function dropBareGroups(text: string): string {
  let result = text;
  for (let depth = 0; depth < 4 && result.includes('{'); depth += 1) {
    const before = result;
    result = result.replace(bareGroup, '$1');
    if (result === before) break;
  }
  return /^\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*$/.test(result) ? result.trim().slice(1, -1) : result;
}

/** Blank lines part paragraphs. */
function readAbstractField(value: string): string {
  return value
    .split(/\n[ \t]*\n/)
    .map(readValue)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** "and" between names, but not inside braces: {Barnes and Noble} is one name. */
function readNames(value: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  const sign = /[{}]|\s+and\s+/gi;
  for (let found = sign.exec(value); found !== null; found = sign.exec(value)) {
    if (found[0] === '{') depth += 1;
    else if (found[0] === '}') depth -= 1;
    else if (depth <= 0) {
      names.push(value.slice(start, found.index));
      start = sign.lastIndex;
    }
  }
  names.push(value.slice(start));
  // Some export names as tables do.
  if (names.length === 1 && value.includes(';')) return cleanList(readValue(value).split(/;\s*/));
  return cleanList(names.flatMap((name) => splitCommaNames(readValue(name)))).filter(
    (name) => name !== 'others',
  );
}

/** "Huey, SL, Mehta, NH," of those who know commas only: family names and initials in turn. */
function splitCommaNames(name: string): readonly string[] {
  const parts = name.replace(/,\s*$/, '').split(/,\s*/);
  const pairs = parts.length >= 4 && parts.length % 2 === 0;
  if (!pairs || !parts.every((part, at) => at % 2 === 0 || /^(?:\p{Lu}\.?[ -]?){1,4}$/u.test(part)))
    return [name];
  return parts.flatMap((family, at) => (at % 2 === 0 ? [`${family}, ${parts[at + 1]!}`] : []));
}

function readKeywords(text: string): readonly string[] {
  return cleanList(text.split(text.includes(';') ? /\s*;\s*/ : /\s*,\s*/));
}

function readArxivOf(fields: ReadonlyMap<string, string>, url: string): string | undefined {
  const prefix = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '';
  const eprint = fields.get('eprint') ?? '';
  if (/arxiv/i.test(prefix) || /arxiv/i.test(eprint)) return readArxiv(eprint);
  if (/arxiv\.org/.test(url)) return readArxiv(url);
  const told = ['journal', 'note', 'number', 'doi'].map((name) => fields.get(name) ?? '');
  return readArxiv(told.map((text) => /^(?:.*\s)?(arxiv:\s*[\w./-]+)/i.exec(text)?.[1] ?? '').join(''));
}

function readReferences(fields: ReadonlyMap<string, string>): readonly Reference[] {
  const cited = fields.get('cited-references');
  if (cited !== undefined) {
    // One a line, each closed by a full stop; what does not close goes on in the next line.
    const entries = cited.split(/\.\s*\n\s*/).map((entry) => readValue(entry).replace(/\.$/, ''));
    return collectReferences(entries.map(readWosReference));
  }
  const scopus = fields.get('references');
  return scopus === undefined ? [] : readScopusReferences(readValue(scopus));
}
