import { describe, expect, it } from 'vitest';
import { readableLatex } from '../../../src/core/corpus/latex.ts';

describe('readable LaTeX', () => {
  const cases: [string, string][] = [
    ['360$^{\\circ}$', '360°'],
    ['\\textit{Gaussian-MAE}', 'Gaussian-MAE'],
    ['a {\\em finite sample} setting', 'a finite sample setting'],
    ['$\\alpha$-stable', 'α-stable'],
    ['$O(n^2)$ and $\\ell_0$', 'O(n²) and ℓ₀'],
    ['Fr\\\'echet, Aky\\"urek, na\\"{\\i}ve, vis-\\`a-vis', 'Fréchet, Akyürek, naïve, vis-à-vis'],
    ['\\c{c} \\v{S}koda \\H{o} \\~n \\o re', 'ç Škoda ő ñ øre'],
    ['14.8\\% of \\$250M \\& more', '14.8% of $250M & more'],
    ['\\textcolor[rgb]{1, 0, 0}{Code at x.}.', 'Code at x..'],
    ['512times512, 17.5times, 8times 8', '512×512, 17.5×, 8×8'],
    ['three times faster, 5 times 6, sometimes', 'three times faster, 5 times 6, sometimes'],
    ['Cheng~(2019), Fig.~3, et al.~showed', 'Cheng (2019), Fig. 3, et al. showed'],
    ['10X~20X and 30%~50%', '10X~20X and 30%~50%'],
    ['costs $5 and then $6 more', 'costs $5 and then $6 more'],
    ['avatars (\\eg, hair, \\etc)', 'avatars (e.g., hair, etc.)'],
    ["``quoted'' words", '“quoted” words'],
    ['$\\frac{a}{b}$ stays', '$\\frac{a}{b}$ stays'],
    ['<b>not markup</b> & so', '<b>not markup</b> & so'],
    ['in R^3 and 10^6', 'in R³ and 10⁶'],
  ];
  it.each(cases)('%s', (latex, readable) => {
    expect(readableLatex(latex)).toBe(readable);
  });

  it('ends on hostile input', () => {
    for (const text of [
      '{'.repeat(100_000),
      '\\text{'.repeat(50_000),
      '$'.repeat(100_001),
      '\\"'.repeat(50_000),
    ])
      expect(typeof readableLatex(text)).toBe('string');
  });
});
