/** The names that the fields of a paper go by in JSON of people and services: in any case and with any separators. */

/** Field -> names it goes by, normalised (lower case, letters and digits only), best first. */
export const synonyms = {
  title: [
    'title',
    'papertitle',
    'documenttitle',
    'articletitle',
    'primarytitle',
    'displayname',
    'titles',
    'ti',
  ],
  abstract: [
    'abstract',
    'abstracttext',
    'paperabstract',
    'abstractnote',
    'abstracts',
    'summary',
    'description',
    'descriptions',
    'ab',
    'desc',
    'content',
    'text',
    'body',
  ],
  authors: [
    'authors',
    'author',
    'authornames',
    'authorlist',
    'authfullname',
    'authorstring',
    'creators',
    'creator',
    'au',
  ],
  year: [
    'year',
    'publicationyear',
    'pubyear',
    'yearpublished',
    'produceddatey',
    'py',
    'date',
    'publicationdate',
    'published',
    'publishedat',
    'pubdate',
    'issued',
    'datepublished',
    'coverdate',
    'publicationinfo',
    'earliestdate',
    'preprintdate',
    'produceddate',
    'versions',
    'updatedate',
    'cdate',
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
    'journalinfo',
    'fulljournalname',
    'publicationname',
    'source',
    'publication',
    'journalname',
    'publicationinfo',
    'journals',
    'journalref',
    'pub',
    'proceedings',
  ],
  keywords: [
    'keywords',
    'keyword',
    'authorkeywords',
    'keywordlist',
    'tags',
    'topics',
    'subjects',
    'categories',
    'terms',
    'fieldsofstudy',
  ],
  url: ['url', 'link', 'paperurl', 'href', 'pdfurl', 'pdf', 'uri', 'ee', 'pageurl', 'downloadurl'],
  doi: ['doi', 'doiurl', 'doiid', 'dois'],
  arxiv: ['arxiv', 'arxivid', 'arxiveprints', 'eprint'],
  pmid: ['pmid', 'pubmed', 'pubmedid'],
  id: [
    'id',
    'paperid',
    'key',
    'uid',
    'lensid',
    'controlnumber',
    'docid',
    'bibcode',
    'identifier',
    'externalid',
  ],
  references: [
    'references',
    'referencedworks',
    'referenceids',
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
  volume: ['volume', 'journalvolume'],
  page: ['page', 'startpage', 'firstpage', 'pagestart', 'pageinfo', 'pagerange', 'pages'],
} as const;

export type Field = keyof typeof synonyms;

/** The names an object of the same file has seldom change: normalised once each. */
const normalised = new Map<string, string>();

export function normaliseKey(key: string): string {
  const known = normalised.get(key);
  if (known !== undefined) return known;
  // Solr says behind a name what it holds (HAL's "title_s"), Elsevier before it of which vocabulary it is ("dc:title").
  const made = key
    .replace(/^(?:dc|dcterms|prism):/, '')
    .replace(/_(?:s|i|t|tdate)$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (normalised.size < 5000) normalised.set(key, made);
  return made;
}

export function isTitleName(key: string): boolean {
  return (synonyms.title as readonly string[]).includes(normaliseKey(key));
}
