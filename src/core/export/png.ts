/**
 * Words inside a PNG: a text chunk holds the recipe, so that a picture can say how it was made. Chunks are length, type, data, CRC
 * (PNG, third edition, W3C 2025, sections 5 and 11.3.3). Latin-1 goes into tEXt, all else into iTXt (UTF-8), uncompressed both.
 */
import { wellFormed } from './escape.ts';

/** Keyword under which a figure keeps its recipe. */
export const recipeKeyword = 'paperweave';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What went wrong, in words, where the bytes are no PNG. */
export type PngTextResult =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly problem: string };

interface Chunk {
  readonly type: string;
  /** Offset of the chunk's data. */
  readonly start: number;
  readonly end: number;
}

/** Puts the text behind the header chunk. The keyword: 1 to 79 Latin-1 characters. */
export function addPngText(bytes: Uint8Array, keyword: string, text: string): PngTextResult {
  if (!/^[\x20-\x7e\xa1-\xff]{1,79}$/.test(keyword)) {
    return { ok: false, problem: `A PNG keyword has 1 to 79 Latin-1 characters, got "${keyword}".` };
  }
  const header = chunksOf(bytes)[0];
  if (header?.type !== 'IHDR')
    return { ok: false, problem: 'These bytes are no PNG: its header is missing.' };
  const chunk = makeTextChunk(keyword, text);
  const at = header.end + 4;
  const result = new Uint8Array(bytes.length + chunk.length);
  result.set(bytes.subarray(0, at));
  result.set(chunk, at);
  result.set(bytes.subarray(at), at + chunk.length);
  return { ok: true, bytes: result };
}

/** The text under the keyword, or undefined: no PNG, no such text, or a chunk that is damaged. */
export function readPngText(bytes: Uint8Array, keyword: string): string | undefined {
  for (const chunk of chunksOf(bytes)) {
    if (chunk.type !== 'tEXt' && chunk.type !== 'iTXt') continue;
    if (readUint32(bytes, chunk.end) !== crc32(bytes.subarray(chunk.start - 4, chunk.end))) continue;
    const data = bytes.subarray(chunk.start, chunk.end);
    const keywordEnd = data.indexOf(0);
    if (keywordEnd < 0 || fromLatin1(data.subarray(0, keywordEnd)) !== keyword) continue;
    return chunk.type === 'tEXt'
      ? fromLatin1(data.subarray(keywordEnd + 1))
      : internationalText(data, keywordEnd);
  }
  return undefined;
}

/** iTXt: keyword, 0, compressed?, method, language, 0, translated keyword, 0, text. */
function internationalText(data: Uint8Array, keywordEnd: number): string | undefined {
  if (data[keywordEnd + 1] !== 0) return undefined;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = data.indexOf(0, languageEnd + 1);
  return new TextDecoder().decode(data.subarray(translatedEnd + 1));
}

function makeTextChunk(keyword: string, text: string): Uint8Array {
  // eslint-disable-next-line no-control-regex -- tEXt may hold these and no others
  const plain = /^[\x0a\x20-\x7e\xa0-\xff]*$/.test(text);
  const head = [...toLatin1(keyword), 0];
  const body = plain ? toLatin1(text) : new TextEncoder().encode(wellFormed(text));
  const prefix = plain ? head : [...head, 0, 0, 0, 0];
  const length = prefix.length + body.length;
  const chunk = new Uint8Array(length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, length);
  chunk.set(toLatin1(plain ? 'tEXt' : 'iTXt'), 4);
  chunk.set(prefix, 8);
  chunk.set(body, 8 + prefix.length);
  view.setUint32(8 + length, crc32(chunk.subarray(4, 8 + length)));
  return chunk;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  if (signature.some((byte, at) => bytes[at] !== byte)) return [];
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const start = at + 8;
    const end = start + readUint32(bytes, at);
    if (end + 4 > bytes.length) break;
    chunks.push({ type: fromLatin1(bytes.subarray(at + 4, start)), start, end });
    at = end + 4;
  }
  return chunks;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

function toLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

let crcTable: Uint32Array | undefined;

/** CRC-32 as PNG, zip and gzip use it (polynomial 0xedb88320, reflected). */
export function crc32(bytes: Uint8Array): number {
  crcTable ??= Uint32Array.from({ length: 256 }, (_, value) => {
    let entry = value;
    for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? 0xedb88320 ^ (entry >>> 1) : entry >>> 1;
    return entry;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
