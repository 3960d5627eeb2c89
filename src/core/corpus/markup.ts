/**
 * HTML, JATS and MathML formatting in titles and abstracts to plain text. Only tags that are known to format are taken away; any other
 * `<...>` is what the author wrote and stays, as text. What leaves here is never handed to a page as markup.
 */

const attribute = String.raw`\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"']+)`;
const blockNames = 'p|br|div|sec|title|li|tr|h[1-6]|section|blockquote|list-item|abstracttext|label';
const inlineNames =
  'b|i|u|em|strong|sub|sup|span|a|font|tt|code|small|big|s|italic|bold|sc|scp|inf|monospace|underline|ul|ol|table|tbody|td|th|list|abstract|ext-link|xref|named-content|inline-formula|disp-formula|inline-graphic|alternatives|tex-math|roman|styled-content|center|mark|cite|q|dl|dt|dd|hr|img';
const block = new RegExp(`</?(?:jats:)?(?:${blockNames})(?:${attribute})*\\s*/?>`, 'gi');
const inline = new RegExp(
  `</?(?:jats:(?:[\\w-]+)|mml:[\\w-]+|math|m(?:row|i|o|n|sup|sub|subsup|text|frac|sqrt|over|under)|${inlineNames})(?:${attribute})*\\s*/?>`,
  'gi',
);
/** "Abstract" as a heading of its own says nothing. */
const heading = /^\s*(?:abstract|summary)\s*(?:[:.]\s*)?\n/i;

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    deg: '°',
    plusmn: '±',
    times: '×',
    divide: '÷',
    micro: 'µ',
    middot: '·',
    le: '≤',
    ge: '≥',
    ne: '≠',
    asymp: '≈',
    infin: '∞',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    phi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    Delta: 'Δ',
    Sigma: 'Σ',
    Omega: 'Ω',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    aacute: 'á',
    agrave: 'à',
    acirc: 'â',
    atilde: 'ã',
    auml: 'ä',
    aring: 'å',
    aelig: 'æ',
    ccedil: 'ç',
    iacute: 'í',
    iuml: 'ï',
    ntilde: 'ñ',
    oacute: 'ó',
    ocirc: 'ô',
    otilde: 'õ',
    ouml: 'ö',
    oslash: 'ø',
    uacute: 'ú',
    uuml: 'ü',
    szlig: 'ß',
    Eacute: 'É',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    reg: '®',
    copy: '©',
    trade: '™',
    rarr: '→',
    larr: '←',
    bull: '•',
    thinsp: ' ',
    ensp: ' ',
    emsp: ' ',
    zwj: '',
    zwnj: '',
    shy: '',
  }),
);

export function plainMarkup(text: string): string {
  let result = text;
  if (result.includes('<'))
    result = result
      .replace(block, '\n\n')
      .replace(inline, '')
      .replace(/<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>/gs, '');
  if (result.includes('&')) result = decodeEntities(result);
  return result === text ? text : result.replace(heading, '');
}

/** Named and numeric character references, once: `&amp;lt;` becomes `&lt;`. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities.get(name) ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}
