/**
 * Saved pages of a daily paper listing, as text. Two forms: blocks apart by a blank line, or one block a line with the button text
 * "Subscribe" glued to the first title. Site chrome first, then title and abstract alternate. Nothing marks which is which, so a block
 * is judged by what is expected next and by how it reads: abstracts are long or end like a sentence, titles are neither.
 */
import type { Format, ReaderInput, Reading, RecordSink } from './records.ts';
import { readableLine, readableParagraphs } from './text.ts';

interface Block {
  readonly text: string;
  readonly line: number;
  /** Blank lines before it. */
  readonly gap: number;
}

const chromeLines: readonly RegExp[] = [
  /^new$/i,
  /^get trending papers in your email inbox.{0,20}$/i,
  /^subscribe$/i,
  /^(daily|trending) papers$/i,
  /^by ?ak and the research community$/i,
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(, \d{4})?$/i,
];
/** No title in use is longer, no abstract shorter than the first or longer than the second (arXiv stops at 1,920 characters). */
const longestTitle = 300;
const longestAbstract = 50_000;
const surelyAbstract = 389;
const blocksPerStep = 200;

export const listing: Format = {
  name: 'listing page',
  recognise: (sample) =>
    sample.text.split('\n', 40).some((line) => isChrome(line.replace(/^subscribe(?=.)/i, ''))),
  read: readListing,
};

function isChrome(line: string): boolean {
  const text = line.trim();
  return text.length < 80 && chromeLines.some((pattern) => pattern.test(text));
}

async function* readListing(input: ReaderInput, sink: RecordSink): Reading {
  const blocks = findBlocks(await input.text(), sink);
  if (blocks.length === 0) return;
  const usualGap = findUsualGap(blocks);
  const pairing = new Pairing(sink, usualGap);
  for (const [index, block] of blocks.entries()) {
    pairing.take(block);
    if (index % blocksPerStep === blocksPerStep - 1) yield block.line;
  }
  pairing.finish();
}

/** Lines that are neither blank nor chrome; over-long ones are dropped here. */
function findBlocks(text: string, sink: RecordSink): Block[] {
  const blocks: Block[] = [];
  let gap = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = blocks.length === 0 ? stripGluedButton(line.trim()) : line.trim();
    if (trimmed === '') gap += 1;
    else if (trimmed.length > longestAbstract) {
      sink.drop(
        index + 1,
        `a line of ${String(trimmed.length)} characters is no title and no abstract`,
        trimmed,
      );
      gap = 0;
    } else if (isChrome(trimmed)) gap = 0;
    else {
      blocks.push({ text: trimmed, line: index + 1, gap });
      gap = 0;
    }
  }
  return blocks;
}

function stripGluedButton(line: string): string {
  return line.replace(/^Subscribe(?=[^\sa-z])/, '');
}

/** The gap most blocks have: what is wider stands inside or around something odd. */
function findUsualGap(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const block of blocks.slice(1)) counts.set(block.gap, (counts.get(block.gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1;
}

/** Ends like a sentence. Titles end in a question mark now and then, hardly ever in a full stop. */
function endsAsSentence(text: string): boolean {
  return /[.!]["')\]}]*$/.test(text) && text.includes(' ');
}

/** The two-state reading: a title waits for its abstract, a finished paper for what may still belong to it. */
class Pairing {
  private title: Block | undefined;
  private paper: { title: Block; paragraphs: string[] } | undefined;
  private readonly sink: RecordSink;
  private readonly usualGap: number;

  constructor(sink: RecordSink, usualGap: number) {
    this.sink = sink;
    this.usualGap = usualGap;
  }

  take(block: Block): void {
    if (this.title === undefined) this.takeAfterPaper(block);
    else this.takeAfterTitle(this.title, block);
  }

  finish(): void {
    this.closePaper();
    if (this.title !== undefined) this.drop(this.title, 'title without an abstract');
    this.title = undefined;
  }

  private takeAfterTitle(title: Block, block: Block): void {
    if (block.text.length > longestTitle || endsAsSentence(block.text)) {
      this.paper = { title, paragraphs: [block.text] };
      this.title = undefined;
    } else {
      this.drop(title, 'title without an abstract');
      this.title = block;
    }
  }

  private takeAfterPaper(block: Block): void {
    const long = block.text.length > longestTitle;
    if (this.continuesAbstract(block, long)) {
      this.paper?.paragraphs.push(block.text);
      this.sink.note(
        `line ${String(block.line)}: blank lines inside an abstract; its parts were joined as paragraphs`,
      );
    } else if (long) {
      this.closePaper();
      this.drop(block, 'abstract without a title');
    } else {
      this.closePaper();
      this.title = block;
    }
  }

  /** A part of the abstract before: further away than blocks are, or plainly the rest of an unfinished sentence. */
  private continuesAbstract(block: Block, long: boolean): boolean {
    if (this.paper === undefined) return false;
    const before = this.paper.paragraphs.at(-1) ?? '';
    const readsOn = /^[a-z]/.test(block.text) && !/[.!?]["')\]}]*$/.test(before);
    if (long) return readsOn || block.gap > this.usualGap || block.text.length < surelyAbstract;
    return endsAsSentence(block.text) && (readsOn || block.gap > this.usualGap || block.text.length > 150);
  }

  private closePaper(): void {
    if (this.paper === undefined) return;
    const { title, paragraphs } = this.paper;
    this.sink.paper({
      title: readableLine(title.text),
      abstract: readableParagraphs(paragraphs.join('\n\n')),
      line: title.line,
    });
    this.paper = undefined;
  }

  private drop(block: Block, reason: string): void {
    this.sink.drop(block.line, reason, block.text);
  }
}
