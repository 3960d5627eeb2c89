/**
 * Which signs can this machine not draw? A browser that has no font for a sign draws a box in its place, in the map, in a PNG and in a
 * picture inside a PDF. A sign is taken for missing where it looks like one that no font has. O(distinct signs), each looked at once.
 */
const size = 16;
/** Private use at the end of Unicode: fonts leave it empty. */
const nowhere = ['\u{10fabc}', '\u{10fabd}'];
const common = /[\p{Script=Latin}\p{Cc}\s\p{Cf}\p{Mn}\p{P}\p{N}]/u;

const known = new Map<string, boolean>();
let box: string | undefined;

export function missingGlyphs(texts: Iterable<string>): string[] {
  const signs = new Set([...texts].flatMap((text) => [...text]).filter((sign) => !common.test(sign)));
  if (signs.size === 0) return [];
  const context = new OffscreenCanvas(2 * size, 2 * size).getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  box ??= drawn(context, nowhere[0]!);
  // Where boxes show the number of the sign no two are alike, and nothing can be said.
  if (drawn(context, nowhere[1]!) !== box) return [];
  return [...signs].filter((sign) => {
    const missing = known.get(sign) ?? drawn(context, sign) === box;
    known.set(sign, missing);
    return missing;
  });
}

function drawn(context: OffscreenCanvasRenderingContext2D, sign: string): string {
  context.clearRect(0, 0, 2 * size, 2 * size);
  context.font = `${size}px Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif`;
  context.fillText(sign, size / 2, 1.5 * size);
  return String.fromCharCode(...context.getImageData(0, 0, 2 * size, 2 * size).data);
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Cyrillic}/u, 'Cyrillic'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Devanagari}/u, 'Devanagari'],
  [/\p{Script=Thai}/u, 'Thai'],
];

/** In words; '' where nothing is missing. The signs themselves would be boxes here too. */
export function tellMissing(signs: readonly string[]): string {
  if (signs.length === 0) return '';
  const found = scripts.filter(([script]) => signs.some((sign) => script.test(sign))).map(([, name]) => name);
  const rest = signs.filter((sign) => !scripts.some(([script]) => script.test(sign)));
  const others = rest.length === 1 ? '1 other sign' : `${rest.length.toLocaleString('en')} other signs`;
  const names = [...found, ...(rest.length === 0 ? [] : [others])].join(', ');
  return `This machine has no font for some signs of the labels (${names}): PNG and PDF will show boxes. In SVG they stay text, right wherever such a font is.`;
}
