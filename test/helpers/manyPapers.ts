/** As many made-up papers as a test wants, as a JSON file: ten subjects, each with words of its own. */
import { createRandom } from '../../src/core/random.ts';

const subjects = 10;
const wordsOfEach = 40;

export function manyPapers(count: number): string {
  const random = createRandom(17);
  const letters = 'bcdfgklmnprstvz';
  const vowels = 'aeiou';
  const syllable = () => letters[Math.floor(random() * 15)]! + vowels[Math.floor(random() * 5)]!;
  const word = () => syllable() + syllable() + syllable();
  const vocabulary = Array.from({ length: subjects }, () => Array.from({ length: wordsOfEach }, word));
  const say = (subject: number, length: number) =>
    Array.from({ length }, () => vocabulary[subject]![Math.floor(random() * wordsOfEach)]!).join(' ');
  const papers = Array.from({ length: count }, (_, paper) => ({
    id: `paper-${paper}`,
    title: say(paper % subjects, 5),
    abstract: `${say(paper % subjects, 30)}.`,
  }));
  return JSON.stringify(papers);
}
