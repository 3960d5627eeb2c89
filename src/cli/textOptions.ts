/** Options that say how texts are compared, shared by the commands that compare. */
import type { MapSettings } from '../core/settings.ts';
import { parseChoice, parseNumber } from './command.ts';

export const textOptions = {
  'related-words': { type: 'string' },
  keywords: { type: 'string' },
} as const;

type Given = Readonly<Partial<Record<keyof typeof textOptions, string>>>;

/** What was asked for; what was not stays as it is in `usual`. */
export function readTextOptions(
  given: Given,
  usual: MapSettings,
): Pick<MapSettings, 'relatedWords' | 'keywords'> {
  const { keywords, 'related-words': related } = given;
  return {
    relatedWords:
      related === undefined
        ? usual.relatedWords
        : parseNumber('related-words', related, { lowest: 0, highest: 1 }),
    keywords:
      keywords === undefined ? usual.keywords : parseChoice('keywords', keywords, ['on', 'off']) === 'on',
  };
}

export const textUsage = `  --related-words X   what related words (LSA) weigh in the blend, 0 to 1 (0.3)
  --keywords on|off   whether the papers' keywords count as text (on)`;
