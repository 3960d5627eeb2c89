import { expect, test } from 'vitest';
import { fingerprintPapers } from '../../../src/core/corpus/fingerprint.ts';
import { runToEnd } from '../../../src/core/jobs.ts';
import { buildPaperMap } from '../../../src/core/placing.ts';
import { settingsFromRecipe } from '../../../src/core/replay/recipeSettings.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { twelvePapers } from '../text/papers.ts';

const corpus = {
  papers: twelvePapers,
  origin: { name: 'Twelve', note: '' },
  fingerprint: fingerprintPapers(twelvePapers),
};

test('how texts were compared stands in the recipe where it is not as usual, and comes back from it', () => {
  const settings = { ...defaultSettings, keptNeighbours: 3, relatedWords: 0.8, keywords: false };
  const { recipe } = runToEnd(buildPaperMap(corpus, settings));
  expect(recipe).toMatchObject({ relatedWords: 0.8, keywords: false });
  expect(settingsFromRecipe(recipe)).toEqual(settings);
});

test('the usual ways are not written down, so that older recipes say the same', () => {
  const { recipe } = runToEnd(buildPaperMap(corpus, defaultSettings));
  expect(Object.keys(recipe)).not.toContain('relatedWords');
  expect(Object.keys(recipe)).not.toContain('keywords');
  expect(settingsFromRecipe(recipe)).toMatchObject({ relatedWords: 0.3, keywords: true });
});

test('the resolution that the rule gives stays the rule, another one stays as it was', () => {
  const { recipe } = runToEnd(buildPaperMap(corpus, defaultSettings));
  expect(recipe.resolution).toBe(1.7);
  expect(settingsFromRecipe(recipe).resolution).toBe('auto');
  expect(settingsFromRecipe({ ...recipe, resolution: 1 }).resolution).toBe(1);
});
