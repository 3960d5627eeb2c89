/**
 * What bytes are: UTF-8 with or without a byte-order mark, UTF-16 (Excel, some library systems), text in an older encoding (which one:
 * legacyEncoding.ts), or no text. Cost: one pass over the bytes.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'older' | 'binary';

/** Decides from the head of a file: by the byte-order mark, else by zero bytes, then by validity as UTF-8. */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(head);
  if (zeros.even + zeros.odd > 0) return encodingOfZeros(zeros, head.length);
  if (isUtf8(head)) return 'utf-8';
  return countControls(head) > head.length / 100 ? 'binary' : 'older';
}

function countZeros(sample: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}

/** Latin text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function encodingOfZeros(zeros: { even: number; odd: number }, length: number): Encoding {
  const enough = length / 5;
  if (zeros.odd > enough && zeros.even < enough / 20) return 'utf-16le';
  if (zeros.even > enough && zeros.odd < enough / 20) return 'utf-16be';
  return zeros.even + zeros.odd <= length / 2000 ? 'utf-8' : 'binary';
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // The head may end inside a character; `stream` forgives exactly that.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function countControls(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  return controls;
}
