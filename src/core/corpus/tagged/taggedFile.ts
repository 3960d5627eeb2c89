/** Tagged files: which tags they hold is seen in their content; a file named .ris may well hold MEDLINE or Web of Science tags. */
import { splitLines } from '../lines.ts';
import type { Format, PaperRecord, ReaderInput, Reading, RecordSink, Sample } from '../records.ts';
import { readCochraneRecord } from './cochrane.ts';
import { readEndnoteTags } from './endnoteTags.ts';
import { readMedlineRecord } from './medline.ts';
import { readRefworksRecord } from './refworks.ts';
import { readRisRecord } from './ris.ts';
import {
  cochraneGrammar,
  endnoteGrammar,
  medlineGrammar,
  refworksGrammar,
  risGrammar,
  wosGrammar,
  type TagGrammar,
} from './grammars.ts';
import { readTagged, type TaggedRecord } from './taggedLines.ts';
import { readWosRecord } from './webOfScience.ts';

interface TaggedFormat {
  readonly name: string;
  /** What the first record begins with. */
  readonly beginning: RegExp;
  readonly grammar: TagGrammar;
  readonly toRecord: (record: TaggedRecord) => PaperRecord;
}

const taggedFormats: readonly TaggedFormat[] = [
  { name: 'RIS', beginning: /^\s{0,2}TY\s{0,3}-\s/m, grammar: risGrammar, toRecord: readRisRecord },
  {
    name: 'PubMed (MEDLINE)',
    beginning: /^PMID- ?\d|^OWN {0,2}- ERIC/m,
    grammar: medlineGrammar,
    toRecord: readMedlineRecord,
  },
  {
    name: 'Web of Science',
    beginning: /^(?:FN .{0,80}\nVR |PT [A-Z]\n(?:AU|CA|BA|TI|AF|GP|BE) )/m,
    grammar: wosGrammar,
    toRecord: readWosRecord,
  },
  {
    name: 'EndNote tags',
    beginning: /^\s?%0 [A-Z][a-z]|^\s?%[AT] .+\n(?:\s?%\S .*\n)*\s?%[0TDX] /m,
    grammar: endnoteGrammar,
    toRecord: readEndnoteTags,
  },
  {
    name: 'RefWorks tags',
    beginning: /^RT [A-Z][A-Za-z ,()/-]{2,40}\n(?:SR|ID|A1|T1|AU|TI|JF|YR) /m,
    grammar: refworksGrammar,
    toRecord: readRefworksRecord,
  },
  {
    name: 'Cochrane',
    beginning: /^Record #\d+ of \d+\n(?:ID|AN|AU|TI): /m,
    grammar: cochraneGrammar,
    toRecord: readCochraneRecord,
  },
];

const bytesPerStep = 1 << 17;

/** The one whose beginning stands first. */
function findTagged(sample: Sample): TaggedFormat | undefined {
  const found = taggedFormats
    .map((format) => ({ format, at: sample.text.search(format.beginning) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found?.format;
}

export const taggedFile: Format = {
  name: 'tagged',
  recognise: (sample) => findTagged(sample) !== undefined,
  async *read(input, sink) {
    let head = '';
    for await (const piece of input.pieces()) {
      head += piece.text;
      if (head.length > 65536) break;
    }
    const format = findTagged({ name: input.name, text: head.slice(0, 65536) });
    if (format !== undefined) yield* readRecords(input, format, sink);
  },
};

async function* readRecords(input: ReaderInput, format: TaggedFormat, sink: RecordSink): Reading {
  sink.recognised(format.name);
  let told = 0;
  let strays = 0;
  let firstStray: number | undefined;
  for await (const { record, stray, done } of readTagged(splitLines(input.pieces()), format.grammar)) {
    if (stray !== undefined) {
      strays += 1;
      firstStray ??= stray.number;
    } else if (record !== undefined) takeRecord(record, format, sink);
    if (done - told >= bytesPerStep) {
      told = done;
      yield done;
    }
  }
  if (strays > 0)
    sink.note(
      `line ${String(firstStray)}: ${String(strays)} ${strays === 1 ? 'line outside any record was' : 'lines outside any record were'} skipped`,
    );
}

function takeRecord(record: TaggedRecord, format: TaggedFormat, sink: RecordSink): void {
  const paper = format.toRecord(record);
  if (paper.title === '') sink.drop(record.line, 'record without a title', record.raw.trim());
  else sink.paper(paper);
}
