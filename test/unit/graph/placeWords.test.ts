import { expect, test } from 'vitest';
import { namePlaces } from '../../../src/core/graph/placeWords.ts';

const paper = (title: string) => ({ title, abstract: '' });

/** Ten papers about one thing, then ten about another, in two places. */
function inTwoPlaces(name: string, first: string, second: string, terms: readonly string[] = []) {
  const papers = Array.from({ length: 20 }, (_, row) => paper(row < 10 ? first : second));
  const rows = (from: number) => Uint32Array.from({ length: 10 }, (_, at) => from + at);
  const places = [0, 10].map((from) => ({ rows: rows(from), rooms: [] }));
  const regions = [{ cluster: 0, rings: [], places, strays: new Uint32Array() }];
  const clusters = [{ index: 0, name, terms, size: 20 }];
  return namePlaces(regions, papers, clusters)[0]!.places.map(({ words }) => words);
}

test('each of two places takes the phrase that its papers hold', () => {
  const [first, second] = ['On image retrieval with hashing', 'Click-through rates of users'];
  expect(inTwoPlaces('Image retrieval, click-through rate', first, second)).toEqual([
    'Image retrieval',
    'click-through rate',
  ]);
  expect(inTwoPlaces('Click-through rate, image retrieval', first, second)).toEqual([
    'image retrieval',
    'Click-through rate',
  ]);
});

test('the head stays with the largest place where the others say nothing of their own', () => {
  expect(inTwoPlaces('Planning, search', 'Planning and search', 'Search')).toEqual(['Planning', 'search']);
  expect(inTwoPlaces('Planning, search', 'Planning', 'Something else')).toEqual(['Planning', undefined]);
});

test('where nothing sets the places apart only the first has words', () => {
  expect(inTwoPlaces('Planning', 'Planning', 'Planning')).toEqual(['Planning', undefined]);
});

test('a place that no phrase of the name fits takes a term behind the name that is at home there', () => {
  const terms = ['planning', 'motion planners', 'route choice', 'search'];
  // What heads the name is written with a capital there, and without among the terms.
  expect(inTwoPlaces('Route choice', 'Route choice', 'On route choice', ['route choice'])).toEqual([
    'Route choice',
    undefined,
  ]);
  expect(inTwoPlaces('Planning', 'Planning of motion', 'On route choices, motion', terms)).toEqual([
    'Planning',
    'route choice',
  ]);
  expect(inTwoPlaces('Planning', 'Planning, route choice', 'Route choice', terms)).toEqual([
    'Planning',
    undefined,
  ]);
});

test('a single word of the name is no words for a place, unless most of its papers hold it', () => {
  const mixed = (words: (row: number) => string) => {
    const papers = Array.from({ length: 20 }, (_, row) => paper(row < 10 ? 'Planning' : words(row)));
    const rows = (from: number) => Uint32Array.from({ length: 10 }, (_, at) => from + at);
    const places = [0, 10].map((from) => ({ rows: rows(from), rooms: [] }));
    const regions = [{ cluster: 0, rings: [], places, strays: new Uint32Array() }];
    const clusters = [{ index: 0, name: 'Planning, heuristics', terms: [], size: 20 }];
    return namePlaces(regions, papers, clusters)[0]!.places[1]!.words;
  };
  expect(mixed((row) => (row < 14 ? 'Heuristics' : 'Rain'))).toBeUndefined();
  expect(mixed((row) => (row < 16 ? 'Heuristics' : 'Rain'))).toBe('heuristics');
});

test('an acronym that the papers explain counts as the phrase it stands for', () => {
  const name = 'Generative adversarial networks, super-resolution';
  const first = 'Generative adversarial networks (GANs). All GANs are trained';
  // By words alone the first place would be nameless.
  expect(inTwoPlaces(name, 'GANs', `Super-resolution`)).toEqual([name.split(', ')[0], 'super-resolution']);
  expect(inTwoPlaces('Planning, generative adversarial networks', first, 'Planning with GANs')[1]).toBe(
    'Planning',
  );
  const later = inTwoPlaces('Planning, generative adversarial networks', `Planning, not ${first}`, 'GANs');
  expect(later).toEqual(['Planning', 'generative adversarial networks']);
});
