/** Papers as people write them in JSON: title, abstract and the rest under the usual names, in any case and with any separators. */
import type { Identifiers, Reference } from '../../types.ts';
import {
  cleanList,
  readArxiv,
  readDoi,
  readOpenAlexId,
  readPmid,
  splitKeywords,
  splitNames,
} from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import { collectReferences, compactReference, readReference } from '../references.ts';
import type { JsonKind } from './kinds.ts';
import { asList, asText, asVector, isObject, textAt, valueAt, type JsonObject } from './values.ts';

/** Field -> names it goes by, normalised (lower case, letters and digits only), best first. */
const synonyms = {
  title: ['title', 'papertitle', 'documenttitle', 'articletitle', 'primarytitle', 'displayname', 'ti'],
  abstract: [
    'abstract',
    'abstracttext',
    'paperabstract',
    'abstractnote',
    'summary',
    'description',
    'ab',
    'desc',
    'content',
    'text',
    'body',
  ],
  authors: ['authors', 'author', 'authornames', 'authorlist', 'creators', 'creator', 'au'],
  year: [
    'year',
    'publicationyear',
    'pubyear',
    'yearpublished',
    'py',
    'date',
    'publicationdate',
    'published',
    'publishedat',
    'pubdate',
    'issued',
    'datepublished',
  ],
  venue: [
    'venue',
    'journal',
    'journaltitle',
    'booktitle',
    'conference',
    'containertitle',
    'publicationtitle',
    'sourcetitle',
    'source',
    'publication',
    'journalname',
    'proceedings',
  ],
  keywords: [
    'keywords',
    'keyword',
    'authorkeywords',
    'tags',
    'topics',
    'subjects',
    'categories',
    'terms',
    'fieldsofstudy',
  ],
  url: ['url', 'link', 'paperurl', 'href', 'pdfurl', 'pdf', 'uri', 'pageurl'],
  doi: ['doi', 'doiurl'],
  arxiv: ['arxiv', 'arxivid', 'eprint'],
  pmid: ['pmid', 'pubmed', 'pubmedid'],
  id: ['id', 'paperid', 'key', 'uid', 'identifier', 'externalid'],
  references: [
    'references',
    'referencedworks',
    'cites',
    'citedreferences',
    'bibliography',
    'outboundcitations',
    'outcitations',
    'reference',
    'citedpapers',
  ],
  externalReferences: ['externalreferences', 'externalcitations'],
  embedding: ['embedding', 'embeddings', 'vector', 'features', 'emb'],
  label: ['area', 'label', 'class', 'session', 'category', 'track'],
} as const;

type Field = keyof typeof synonyms;

/** The names an object of the same file has seldom change: normalised once each. */
const normalised = new Map<string, string>();

function normaliseKey(key: string): string {
  const known = normalised.get(key);
  if (known !== undefined) return known;
  const made = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (normalised.size < 5000) normalised.set(key, made);
  return made;
}

type FieldIndex = ReadonlyMap<string, unknown>;

/** The object asked for last, since each is tested first and mapped next. */
let lastIndexed: { readonly object: JsonObject; readonly fields: FieldIndex } | undefined;

/** Values under normalised names; the first of two keys that come to the same name stays. */
function indexFields(object: JsonObject): FieldIndex {
  if (lastIndexed?.object === object) return lastIndexed.fields;
  const fields = new Map<string, unknown>();
  for (const key of Object.keys(object)) {
    const name = normaliseKey(key);
    if (!fields.has(name) && object[key] !== null && object[key] !== '') fields.set(name, object[key]);
  }
  lastIndexed = { object, fields };
  return fields;
}

function pick(fields: ReadonlyMap<string, unknown>, field: Field): unknown {
  for (const name of synonyms[field]) {
    const value = fields.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `name` is a title only beside an abstract: many objects that are no papers have names. */
function readTitleOf(fields: ReadonlyMap<string, unknown>): string {
  return readWords(pick(fields, 'title')) || (fields.has('abstract') ? readWords(fields.get('name')) : '');
}

export const plainPaper: JsonKind = {
  name: 'JSON papers',
  matches: (object) => readTitleOf(indexFields(object)) !== '',
  toRecord(object, line) {
    const fields = indexFields(object);
    const id = asText(pick(fields, 'id'));
    const doi = readDoi(asText(pick(fields, 'doi'))) ?? readDoi(asText(pick(fields, 'url')));
    return buildRecord(
      {
        title: readTitleOf(fields),
        abstract: readWords(pick(fields, 'abstract')),
        authors: readNames(pick(fields, 'authors')),
        year: readDate(pick(fields, 'year')),
        venue: readWords(pick(fields, 'venue')),
        keywords: readKeywords(pick(fields, 'keywords')),
        url: readWords(pick(fields, 'url')),
        identifiers: {
          doi,
          arxiv: readArxiv(asText(pick(fields, 'arxiv'))) ?? readArxivLink(fields),
          pmid: readPmid(asText(pick(fields, 'pmid'))),
          openalex: readOpenAlexId(id),
          ...readIdentifiers(fields.get('identifiers')),
        },
        volume: asText(fields.get('volume')),
        page: asText(fields.get('page')),
        references: readReferenceList([
          ...asEntries(pick(fields, 'references')),
          ...asEntries(pick(fields, 'externalReferences')),
        ]),
        embedding: readEmbedding(pick(fields, 'embedding')),
        label: readWords(pick(fields, 'label')),
        ownId: id,
      },
      line,
    );
  },
};

const identifierKinds = ['doi', 'arxiv', 'pmid', 'openalex', 'semanticScholar', 'wos', 'scopus'] as const;

/** As this program writes them. */
function readIdentifiers(value: unknown): Identifiers {
  if (!isObject(value)) return {};
  const known = identifierKinds.map((kind) => [kind, textAt(value, kind)] as const);
  return Object.fromEntries(known.filter(([, id]) => id !== ''));
}

function readArxivLink(fields: ReadonlyMap<string, unknown>): string | undefined {
  const link = asText(pick(fields, 'url'));
  return link.includes('arxiv.org') ? readArxiv(link) : undefined;
}

/** A string, the first string of a list, paragraphs of a list, or a `{ value }`, `{ name }`, `{ en }`. */
function readWords(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(asText)
      .filter((part) => part !== '')
      .join('\n\n');
  if (isObject(value))
    return textAt(value, 'value') || textAt(value, 'name') || textAt(value, 'en') || textAt(value, 'title');
  return asText(value);
}

function readDate(value: unknown): unknown {
  if (isObject(value)) return valueAt(value, 'year') ?? asList(asList(valueAt(value, 'date-parts'))[0])[0];
  return Array.isArray(value) ? value[0] : value;
}

function readNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitNames(value);
  return cleanList(asList(value).map(readName));
}

function readName(author: unknown): string {
  if (!isObject(author)) return asText(author);
  const whole =
    textAt(author, 'name') ||
    textAt(author, 'display_name') ||
    textAt(author, 'fullName') ||
    textAt(author, 'full_name') ||
    textAt(author, 'literal');
  if (whole !== '') return whole;
  const family =
    textAt(author, 'family') ||
    textAt(author, 'lastName') ||
    textAt(author, 'last') ||
    textAt(author, 'last_name') ||
    textAt(author, 'surname');
  const given =
    textAt(author, 'given') ||
    textAt(author, 'firstName') ||
    textAt(author, 'first') ||
    textAt(author, 'first_name');
  return family === '' || given === '' ? family + given : `${family}, ${given}`;
}

function readKeywords(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitKeywords(value);
  return cleanList(
    asList(value).map((keyword) =>
      isObject(keyword)
        ? readWords(keyword) || textAt(keyword, 'display_name') || textAt(keyword, 'tag')
        : asText(keyword),
    ),
  );
}

function asEntries(value: unknown): readonly unknown[] {
  return typeof value === 'string' ? value.split(/\s*[;\n]\s*/) : asList(value);
}

function readReferenceList(entries: readonly unknown[]): readonly Reference[] {
  return collectReferences(
    entries.map((entry) => (isObject(entry) ? readReferenceObject(entry) : readReference(asText(entry)))),
  );
}

function readReferenceObject(entry: JsonObject): Reference | undefined {
  const fields = indexFields(entry);
  const title = readWords(pick(fields, 'title'));
  const id = asText(pick(fields, 'id'));
  return compactReference({
    id,
    doi: readDoi(asText(pick(fields, 'doi'))),
    title,
    author: readNames(pick(fields, 'authors'))[0],
    year: Number(/\d{4}/.exec(asText(readDate(pick(fields, 'year'))))?.[0]) || undefined,
    volume: textAt(entry, 'volume'),
    page: textAt(entry, 'page'),
    text: readWords(valueAt(entry, 'unstructured')) || readWords(valueAt(entry, 'text')),
  });
}

function readEmbedding(value: unknown): readonly number[] | undefined {
  return asVector(
    isObject(value)
      ? (valueAt(value, 'vector') ?? valueAt(value, 'specter_v2', 'vector') ?? valueAt(value, 'specter_v2'))
      : value,
  );
}
