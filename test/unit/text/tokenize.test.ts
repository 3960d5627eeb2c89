import { expect, test } from 'vitest';
import { forEachTerm, forEachWord, termOf } from '../../../src/core/text/tokenize.ts';

function words(text: string): string[] {
  const found: string[] = [];
  forEachWord(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

const terms = (text: string) =>
  words(text)
    .map(termOf)
    .filter((term) => term !== '');

test('words are the runs of letters and digits, with their places', () => {
  expect(words('Deep nets, e.g. GPT4 (2023)!')).toEqual(['Deep', 'nets', 'e', 'g', 'GPT4', '2023']);
});

function allTerms(text: string): string[] {
  const found: string[] = [];
  forEachTerm(text, (term, start, end) => found.push(`${term} = ${text.slice(start, end)}`));
  return found;
}

test('neighbours make phrases, across a hyphen, a space or a line end; a mark or a stop word parts them', () => {
  expect(words('self-supervised')).toEqual(['self', 'supervised']);
  expect(allTerms('Self-supervised graphs')).toEqual([
    'self = Self',
    'supervis = supervised',
    'self supervis = Self-supervised',
    'graph = graphs',
    'supervis graph = supervised graphs',
  ]);
  expect(allTerms('deep\nnets, large').map((term) => term.split(' = ')[0])).toEqual([
    'deep',
    'net',
    'deep net',
    'larg',
  ]);
  expect(allTerms('trees of life')).toEqual(['tree = trees', 'life = life']);
  expect(allTerms('深度学')).toEqual(['深度 = 深度', '度学 = 度学']);
});

test('a hyphenated, a spaced and a differently ended phrase are one term', () => {
  expect(termOf('self-supervised')).toBe('self supervis');
  expect(termOf('Self supervision')).toBe(termOf('self‑supervision'));
  expect(termOf('state-of-the-art')).toBe('');
});

test('case and accents fold, endings are stemmed', () => {
  expect(termOf('Networks')).toBe(termOf('network'));
  expect(termOf('Schrödinger')).toBe(termOf('schrodinger'));
  expect(termOf('ＦＵＬＬ')).toBe(termOf('full'));
  expect(termOf('naïve')).toBe(termOf('naive'));
});

test('stop words, single letters, bare numbers and overlong words say nothing', () => {
  for (const word of ['the', 'The', 'x', '2023', '3', 'a'.repeat(41)]) {
    expect(termOf(word)).toBe('');
  }
  expect(termOf('3d')).toBe('3d');
});

test('LaTeX commands, tags, entities and addresses are stepped over', () => {
  expect(terms('360$^{\\circ}$ panoramas')).toEqual(['panorama']);
  expect(terms('\\textbf{bold} claims')).toEqual(['bold', 'claim']);
  expect(terms('water H<sub>2</sub>O &amp; ice')).toEqual(['water', 'ic']);
  expect(terms('code: https://github.com/some/where?x=1 released')).toEqual(['code', 'releas']);
  expect(terms('a < b and c > d matter')).toEqual(['matter']);
});

test('scripts without spaces become character bigrams', () => {
  expect(terms('深度学习')).toEqual(['深度', '度学', '学习']);
  expect(terms('光')).toEqual(['光']);
  expect(terms('GPUで学習')).toEqual(['gpu', 'で学', '学習']);
  expect(words('𠀀𠀁𠀂')).toEqual(['𠀀𠀁', '𠀁𠀂']);
});

test('other scripts with spaces give whole words, folded', () => {
  expect(terms('Нейронные сети')).toEqual(['неиронные', 'сети']);
  expect(terms('الشبكات العصبية')).toEqual(['الشبكات', 'العصبية']);
  expect(termOf('مُحَمَّد')).toBe(termOf('محمد'));
  expect(terms('तंत्रिका नेटवर्क')).toEqual(['तंत्रिका', 'नेटवर्क']);
});

test('lone surrogates and odd input end without a word too many', () => {
  expect(terms('\ud800 ok\udc00')).toEqual(['ok']);
  expect(words('')).toEqual([]);
  expect(words('--- <<< &&& \\\\')).toEqual([]);
});
