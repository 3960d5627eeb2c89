/** The piece of a text that shows best why it was found: a window round the marked words, cut between words. Linear in the segments. */
import type { Segment } from './markMatches.ts';

const ellipsis = '…';

/**
 * At most about `most` signs of the text, from a little before the place where most marked signs stand together. Where nothing is marked it is
 * the beginning. What is cut off is told by an ellipsis.
 */
export function cutSnippet(segments: readonly Segment[], most = 180): Segment[] {
  const text = segments.map((segment) => segment.text).join('');
  if (text.length <= most) return [...segments];
  const start = startAtWord(text, bestStart(segments, most));
  const end = endAtWord(text, start + most);
  const cut = sliceSegments(segments, start, end);
  if (start > 0) cut.unshift({ text: ellipsis, marked: false });
  if (end < text.length) cut.push({ text: ellipsis, marked: false });
  return cut;
}

/** A third of the window may stand before the first marked word. */
function bestStart(segments: readonly Segment[], most: number): number {
  const marks: { readonly from: number; readonly to: number }[] = [];
  let at = 0;
  for (const { text, marked } of segments) {
    if (marked) marks.push({ from: at, to: at + text.length });
    at += text.length;
  }
  const reach = Math.floor((2 * most) / 3);
  let best = 0;
  let covered = 0;
  for (const { from } of marks) {
    const inside = marks.filter((mark) => mark.from >= from && mark.to <= from + reach);
    const signs = inside.reduce((sum, mark) => sum + mark.to - mark.from, 0);
    if (signs <= covered) continue;
    covered = signs;
    best = from;
  }
  return Math.max(0, Math.min(best - (most - reach), at - most));
}

function startAtWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at - 1);
  return space < 0 || space > at + 30 ? at : space + 1;
}

function endAtWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space < at - 30 ? at : space;
}

function sliceSegments(segments: readonly Segment[], start: number, end: number): Segment[] {
  const cut: Segment[] = [];
  let at = 0;
  for (const { text, marked } of segments) {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (piece !== '') cut.push({ text: piece, marked });
    at += text.length;
  }
  return cut;
}
