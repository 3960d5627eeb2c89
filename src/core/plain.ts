/** All that kernels do, in plain TypeScript and with the same bits: one part that loads only where kernels cannot run. */
export { findCommunitiesPlainly } from './graph/leidenPlain.ts';
export { countPhrasesPlainly } from './graph/phraseCounter.ts';
export { PlainMatrices } from './kernels/plainMatrices.ts';
export { embedPlainly } from './layout/embeddingPlain.ts';
export { PlainJoin } from './similarity/plainJoin.ts';
export { PlainReader } from './text/plainReader.ts';
export { weighPlainly } from './text/plainText.ts';
