import { expect, test } from 'vitest';
import { parseHex, themeColours, type Theme } from '../../../src/core/palette.ts';
import { scaleColour, yearColours } from '../../../src/core/yearColours.ts';

function luminance(hex: string): number {
  const [red, green, blue] = parseHex(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test.each<Theme>(['light', 'dark'])(
  '%s: every year stands out from the ground, and newer ones more',
  (theme) => {
    const { ground } = themeColours[theme];
    const contrasts = Array.from({ length: 41 }, (_, at) => contrast(scaleColour(at / 40, theme), ground));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
    contrasts.slice(1).forEach((own, at) => expect(own).toBeGreaterThan(contrasts[at]!));
  },
);

test('odd years take the colours of the ends, papers without a year none of them', () => {
  const axis = { from: 2000, to: 2010, width: 1, bins: 11 };
  const [oldest, odd, newest, none] = yearColours(Int32Array.of(2000, 1066, 9999, 0), axis, 'light');
  expect(odd).toBe(oldest);
  expect(newest).toBe(scaleColour(1, 'light'));
  expect(none).toBe(themeColours.light.unclustered);
});
