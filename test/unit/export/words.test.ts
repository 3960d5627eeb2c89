import { describe, expect, it } from 'vitest';
import { familyName, labelLines, shortLabel, titleHead } from '../../../src/core/export/shortLabel.ts';
import {
  approximateTextWidth,
  isRightToLeft,
  shortenText,
  wrapText,
} from '../../../src/core/export/textMeasure.ts';
import { fileName } from '../../../src/export/saveFile.ts';
import { makePaper } from './sampleMap.ts';

const measure = approximateTextWidth;

describe('width of text', () => {
  it('adds up the widths of Helvetica', () => {
    expect(measure('AW i', 1000, 400)).toBe(667 + 944 + 278 + 222);
    expect(measure('AW i', 1000, 700)).toBe(722 + 944 + 278 + 278);
    expect(measure('é', 10, 400)).toBe(measure('e', 10, 400));
    expect(measure('地図', 10, 400)).toBe(20);
  });

  it('shortens at a word, or inside one where it must', () => {
    expect(shortenText('a short one', 1000, 10, 400, measure)).toBe('a short one');
    expect(shortenText('several words, none of them long', 90, 10, 400, measure)).toBe('several words…');
    expect(shortenText('Donaudampfschifffahrt', 40, 10, 400, measure)).toMatch(/^Donau.*…$/);
    expect(shortenText('anything', 1, 10, 400, measure)).toBe('');
  });

  it('wraps evenly and never wider than asked', () => {
    const lines = wrapText('reward models and preference optimisation', 110, 10, 400, measure);
    expect(lines.length).toBe(2);
    expect(lines.join(' ')).toBe('reward models and preference optimisation');
    for (const line of lines) expect(measure(line, 10, 400)).toBeLessThanOrEqual(110);
    expect(wrapText('one two three four five six', 30, 10, 400, measure, 2)).toHaveLength(2);
    expect(wrapText('', 30, 10, 400, measure)).toEqual([]);
  });

  it('knows which way a text runs by its first letter', () => {
    expect(isRightToLeft('2020 خرائط maps')).toBe(true);
    expect(isRightToLeft('maps خرائط')).toBe(false);
    expect(isRightToLeft('123')).toBe(false);
  });
});

describe('short labels', () => {
  const label = (authors: string[], year?: number) =>
    shortLabel(makePaper('x', 'A Title: of some kind', year === undefined ? { authors } : { authors, year }));

  it('takes author and year where both are known, else the head of the title', () => {
    expect(label(['Ada Lovelace'], 1843)).toBe('Lovelace 1843');
    expect(label(['Ada Lovelace', 'Charles Babbage'], 1843)).toBe('Lovelace & Babbage 1843');
    expect(label(['Ada Lovelace', 'B', 'C'], 1843)).toBe('Lovelace et al. 1843');
    expect(label(['Ada Lovelace'])).toBe('A Title');
    expect(label([], 2000)).toBe('A Title');
  });

  it('finds family names', () => {
    const names = ['Nees Jan van Eck', 'van Eck, Nees Jan', 'Martin Luther King Jr.', '王伟', 'Plato'];
    expect(names.map(familyName)).toEqual(['van Eck', 'van Eck', 'King', '王伟', 'Plato']);
  });

  it('cuts titles at a word', () => {
    expect(titleHead('LLaMA: Open and Efficient Foundation Models', 20)).toBe('LLaMA');
    expect(titleHead('Attention is all you need, really', 20)).toBe('Attention is all…');
    expect(titleHead('Short', 20)).toBe('Short');
  });
});

it('makes file names that every system takes', () => {
  expect(fileName('Maps: a/b "c" <d>', 'svg')).toBe('Maps- a-b -c- -d.svg');
  expect(fileName('地図', 'png')).toBe('地図.png');
  expect(fileName('...', 'png')).toBe('paperweave.png');
});

describe('labelLines', () => {
  const long = 'Local Augmentation for Graph Neural Networks';
  const longer = 'A very long title that goes on about several things which nobody would read on a map';

  it('says in one line what fits one, and halves what fits two', () => {
    expect(
      labelLines(makePaper('x', 'LLaMA: Open and Efficient Foundation Language Models'), 'whole'),
    ).toEqual(['LLaMA']);
    expect(labelLines(makePaper('x', long), 'whole')).toEqual([
      'Local Augmentation for',
      'Graph Neural Networks',
    ]);
  });

  it('cuts a longer title only where it may', () => {
    expect(labelLines(makePaper('x', longer), 'whole')).toBeUndefined();
    const cut = labelLines(makePaper('x', longer), 'cut');
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
  });
});
