/** The outcome of a replay in sentences, for the page and the command line. */
import { countText } from '../export/numbers.ts';
import type { Recipe } from '../types.ts';
import type { MapDiff } from './diffMaps.ts';
import type { Replay } from './replay.ts';

/** Titles told by name before the rest is counted. */
const titlesTold = 10;

/** First the verdict in one sentence, then what differs, one line each. `titles`: of the papers of the later map. */
export function describeReplay(replay: Replay, after: Recipe, titles: (row: number) => string): string[] {
  return [
    headline(replay, after),
    ...replay.differences
      .filter(({ field }) => field !== 'corpus' && field !== 'positions')
      .map(({ field, before, after: now }) => `${capital(field)}: ${before} before, ${now} now.`),
    ...(replay.diff === undefined ? unknownPapers(replay) : paperLines(replay.diff, titles)),
    ...(replay.diff === undefined || replay.verdict === 'identical' ? [] : placeLines(replay.diff)),
  ];
}

function headline({ verdict, differences, diff }: Replay, after: Recipe): string {
  const papers = countText(after.corpus.papers, 'paper', 'papers');
  if (verdict === 'identical') return `The same map: ${papers}, every one exactly where it stood.`;
  if (verdict === 'same')
    return `The same map: ${papers}, the same ties and clusters, no place off by more than ${percent(diff!.shift.largest)} of the width (this machine rounds otherwise).`;
  const causes = [
    ...(differences.some(({ field }) => field === 'corpus') ? ['the corpus'] : []),
    ...differences.filter(({ kind }) => kind === 'setting').map(({ field }) => field),
  ];
  if (causes.length > 0) return `Another map: ${joinWords(causes)} differ${causes.length === 1 ? 's' : ''}.`;
  return 'Another map: the same papers and settings, but it came out differently.';
}

function paperLines(diff: MapDiff, titles: (row: number) => string): string[] {
  return [
    ...listLine(diff.came.length, 'came', diff.came.map(titles)),
    ...listLine(
      diff.went.length,
      'went',
      diff.went.filter((title) => title !== undefined),
    ),
    ...listLine(diff.rewritten.length, 'changed their text', diff.rewritten.map(titles)),
  ];
}

function unknownPapers({ differences }: Replay): string[] {
  return differences.some(({ field }) => field === 'corpus')
    ? ['The file does not say which papers it was made of: which came and went cannot be told.']
    : [];
}

function listLine(count: number, did: string, titles: readonly string[]): string[] {
  if (count === 0) return [];
  const told = titles.slice(0, titlesTold).map((title) => `“${title}”`);
  const rest = count - told.length;
  const more = told.length === 0 || rest === 0 ? [] : [`and ${rest} more`];
  const list = told.length === 0 ? '' : `: ${[...told, ...more].join(', ')}`;
  return [`${countText(count, 'paper', 'papers')} ${did}${list}.`];
}

function placeLines({ common, changedCluster, shift }: MapDiff): string[] {
  if (common === 0) return ['No paper is in both maps.'];
  const both = `${countText(common, 'paper is', 'papers are')} in both maps`;
  const clusters = `${changedCluster.length === 0 ? 'none' : String(changedCluster.length)} of them changed cluster`;
  const places =
    shift.largest === 0
      ? 'all stand where they stood'
      : `they stand ${percent(shift.mean)} of the width from where they stood on average, ${percent(shift.largest)} at most`;
  return [`${both}; ${clusters}; ${places}.`];
}

function percent(share: number): string {
  return `${String(Number((share * 100).toPrecision(2)))} %`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
