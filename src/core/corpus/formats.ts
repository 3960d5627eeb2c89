/** Every format that can be read, most telling first: the first whose `recognise` says yes reads the file. Loaded by findFormat.ts when needed. */
import { jsonFile } from './json/jsonFile.ts';
import { listing } from './listing.ts';
import { packagedCorpus } from './packagedFormat.ts';
import type { Format } from './records.ts';

export const formats: readonly Format[] = [packagedCorpus, jsonFile, listing];
