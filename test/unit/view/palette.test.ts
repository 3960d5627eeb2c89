import { expect, test } from 'vitest';
import { contrast, leastDistance } from '../../../src/core/export/colourVision.ts';
import { clusterColour, themeColours, type Theme } from '../../../src/core/palette.ts';
import { unclustered } from '../../../src/core/types.ts';

const themes: readonly Theme[] = ['light', 'dark'];
const colours = (theme: Theme, count = 10) =>
  Array.from({ length: count }, (_, cluster) => clusterColour(cluster, theme));

test.each(themes)('%s: every cluster stands out from the ground, and the text is easy to read', (theme) => {
  const { ground, ink, quiet } = themeColours[theme];
  for (const colour of [...colours(theme, 20), clusterColour(unclustered, theme)]) {
    expect(contrast(colour, ground), colour).toBeGreaterThanOrEqual(theme === 'dark' ? 4.5 : 3);
  }
  expect(contrast(ink, ground)).toBeGreaterThan(10);
  expect(contrast(quiet, ground)).toBeGreaterThan(4.5);
});

test.each(themes)('%s: any two clusters are told apart, also by the colour-blind', (theme) => {
  expect(leastDistance(colours(theme), 'normal')).toBeGreaterThan(18);
  expect(leastDistance(colours(theme, 20), 'normal')).toBeGreaterThan(18);
  expect(leastDistance(colours(theme), 'deuteranopia')).toBeGreaterThan(15);
  expect(leastDistance(colours(theme), 'protanopia')).toBeGreaterThan(15);
});

test('more clusters than colours: the colours come round', () => {
  expect(clusterColour(20, 'light')).toBe(clusterColour(0, 'light'));
});
