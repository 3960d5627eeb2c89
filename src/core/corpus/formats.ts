/** Every format that can be read, most telling first: the first whose `recognise` says yes reads the file. */
import { bibtexFile } from './bibtex/bibtexFile.ts';
import { gmlFile } from './gml/gmlFile.ts';
import { jsonFile } from './json/jsonFile.ts';
import { listing } from './listing.ts';
import { packagedCorpus } from './packagedFormat.ts';
import type { Format, Sample } from './records.ts';
import { tableFile } from './table/tableFile.ts';
import { taggedFile } from './tagged/taggedFile.ts';
import { vosviewerMap, vosviewerNetwork } from './table/vosviewerText.ts';
import { xmlFile } from './xml/xmlFile.ts';

export const formats: readonly Format[] = [
  packagedCorpus,
  jsonFile,
  taggedFile,
  xmlFile,
  gmlFile,
  bibtexFile,
  vosviewerMap,
  vosviewerNetwork,
  listing,
  tableFile,
];

export function findFormat(sample: Sample): Format | undefined {
  return formats.find((format) => format.recognise(sample));
}
