/** Values of a paper as people and services nest them in JSON: strings, lists of strings, objects around them. */
import type { Identifiers } from '../../types.ts';
import { cleanList, readDoi, readPmid, readYear, splitKeywords, splitNames } from '../fields.ts';
import { asList, asText, asVector, isObject, textAt, valueAt, type JsonObject } from './values.ts';

const wordKeys = [
  'value',
  'name',
  'display_name',
  'en',
  'title',
  'journal_title',
  'description',
  'text',
  'subject',
  'keyword',
  'tag',
  'term',
  '#text',
  'content',
] as const;

/** A string, or what an object says in its most usual place; of a list the first that says anything. */
export function readWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    for (const entry of value) {
      const words = readWords(entry);
      if (words !== '') return words;
    }
    return '';
  }
  if (!isObject(value)) return asText(value);
  for (const key of wordKeys) {
    const inner = valueAt(value, key);
    const words = isObject(inner) || Array.isArray(inner) ? '' : asText(inner);
    if (words !== '') return words;
  }
  return textAt(value, 'journal', 'title');
}

/** Strings of a list are paragraphs; of several descriptions the one that calls itself the abstract counts. */
export function readAbstractValue(value: unknown): string {
  if (!Array.isArray(value)) return readWords(value);
  const texts = value.map(asText).filter((part) => part !== '');
  if (texts.length > 0) return texts.join('\n\n');
  const named = value.find((entry) => isObject(entry) && textAt(entry, 'descriptionType') === 'Abstract');
  return readWords(named ?? value);
}

/** Milliseconds since 1970, as pandas writes dates: from 1973 on. */
const fewestMilliseconds = 1e11;
const mostMilliseconds = 7e12;

export function readYearOf(value: unknown): number | undefined {
  if (Array.isArray(value)) {
    const [first] = value as readonly unknown[];
    // The parts of a date, else the first of several.
    return readYearOf(isObject(first) ? (valueAt(first, 'year') ?? valueAt(first, 'created')) : first);
  }
  if (isObject(value))
    return readYearOf(
      valueAt(value, 'year') ?? asList(asList(valueAt(value, 'date-parts'))[0])[0] ?? valueAt(value, 'value'),
    );
  if (typeof value === 'number' && value > fewestMilliseconds && value < mostMilliseconds)
    return new Date(value).getUTCFullYear();
  return readYear(value);
}

export function readNames(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitNames(value);
  if (isObject(value))
    return readNames(
      valueAt(value, 'author') ?? valueAt(value, 'authors') ?? valueAt(value, 'value') ?? [value],
    );
  const people = asList(value);
  const writers = people.filter((person) => isObject(person) && textAt(person, 'creatorType') === 'author');
  return cleanList((writers.length > 0 ? writers : people).map(readName));
}

const nameKeys = [
  'name',
  'display_name',
  'fullName',
  'full_name',
  'literal',
  'collectiveName',
  'creator',
  'text',
] as const;
const familyKeys = ['family', 'lastName', 'last', 'last_name', 'surname', 'familyName'] as const;
const givenKeys = ['given', 'firstName', 'first', 'first_name', 'givenName'] as const;

function firstText(object: JsonObject, keys: readonly string[]): string {
  for (const key of keys) {
    const text = textAt(object, key);
    if (text !== '') return text;
  }
  return '';
}

function readName(author: unknown): string {
  // [family, given, suffix] of arXiv's own list.
  if (Array.isArray(author))
    return author
      .slice(0, 2)
      .map(asText)
      .filter((part) => part !== '')
      .join(', ');
  if (!isObject(author)) return asText(author);
  const whole = firstText(author, nameKeys);
  // DBLP numbers people of one name.
  if (whole !== '') return whole.replace(/ \d{4}$/, '');
  const [family, given] = [firstText(author, familyKeys), firstText(author, givenKeys)];
  return family === '' || given === '' ? family + given : `${family}, ${given}`;
}

export function readKeywords(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitKeywords(value);
  if (isObject(value)) return readKeywords(valueAt(value, 'keyword') ?? valueAt(value, 'value'));
  return cleanList(asList(value).map(readWords));
}

const identifierKinds = ['doi', 'arxiv', 'pmid', 'openalex', 'semanticScholar', 'wos', 'scopus'] as const;

/** As this program writes them. */
export function readIdentifiers(value: unknown): Identifiers {
  if (!isObject(value)) return {};
  const known = identifierKinds.map((kind) => [kind, textAt(value, kind)] as const);
  return Object.fromEntries(known.filter(([, id]) => id !== ''));
}

/** Lists of ids that say of what kind they are: `{ type: 'doi', id }`, `{ type: 'doi', value }`. */
export function readTypedIds(value: unknown): Identifiers {
  const ids = asList(value).filter(isObject);
  const idOf = (kind: RegExp): string => {
    const found = ids.find((id) => kind.test(textAt(id, 'type') || textAt(id, 'idtype')));
    return found === undefined ? '' : textAt(found, 'id') || textAt(found, 'value');
  };
  const [doi, pmid] = [readDoi(idOf(/^doi$/i)), readPmid(idOf(/^(?:pm(?:id)?|pubmed)$/i))];
  return { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }) };
}

export function readEmbedding(value: unknown): readonly number[] | undefined {
  return asVector(isObject(value) ? vectorOf(value) : value);
}

function vectorOf(value: JsonObject): unknown {
  return valueAt(value, 'vector') ?? valueAt(value, 'specter_v2', 'vector') ?? valueAt(value, 'specter_v2');
}
