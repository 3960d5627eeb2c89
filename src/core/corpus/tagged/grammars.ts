/** How each tagged format writes its tags, and what opens and closes a record. */

/** The tags of a record that is still open. */
export type OpenFields = ReadonlyMap<string, unknown>;

export interface TagGrammar {
  /** Groups: tag, value. */
  readonly tagged: RegExp;
  readonly opens: string;
  /** What else opens a record; `before` is the one that is open. */
  readonly opensToo?: (tag: string, before: OpenFields | undefined, afterBlank: boolean) => boolean;
  readonly closes: string | undefined;
  /** Lines outside records that belong to the format. */
  readonly frame: RegExp;
}

export const risGrammar: TagGrammar = {
  tagged: /^\s{0,2}([A-Z][A-Z0-9]|DOI)\s{0,3}-(?:\s+(.*)|\s*)$/,
  opens: 'TY',
  closes: 'ER',
  frame: /^\s*$/,
};

export const medlineGrammar: TagGrammar = {
  tagged: /^([A-Z][A-Z0-9]{1,3}) {0,2}- (.*)$/,
  opens: 'PMID',
  closes: undefined,
  // ERIC knows no PMID: its records begin with their owner, which stands further down in those of PubMed.
  opensToo: (tag, _, afterBlank) => tag === 'OWN' && afterBlank,
  frame: /^\s*$/,
};

/** EndNote, as Google Scholar and CNKI write it too: mostly %0 is first, but nothing says so. */
export const endnoteGrammar: TagGrammar = {
  tagged: /^\s?%(\S)(?: (.*)|\s*)$/,
  opens: '',
  opensToo: (tag, before, afterBlank) =>
    before === undefined ||
    ('0T'.includes(tag) && before.has(tag)) ||
    (afterBlank && '0TA1'.includes(tag) && before.has('T')),
  closes: undefined,
  frame: /^\s*$/,
};

export const refworksGrammar: TagGrammar = {
  tagged: /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/,
  opens: 'RT',
  closes: undefined,
  frame: /^\s*$/,
};

/** The Cochrane Library's own: "Record #1 of 3", then "TI: ..." */
export const cochraneGrammar: TagGrammar = {
  tagged: /^(Record|[A-Z]{2,3})(?: #|: ?)(.*)$/,
  opens: 'Record',
  closes: undefined,
  frame: /^\s*$/,
};

export const wosGrammar: TagGrammar = {
  tagged: /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/,
  opens: 'PT',
  closes: 'ER',
  frame: /^(?:FN |VR |EF|\s*$)/,
};
