import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { addPngText, crc32, readPngText } from '../../../src/core/export/png.ts';

const picture = new Uint8Array(PNG.sync.write(new PNG({ width: 3, height: 2 })));

function withText(keyword: string, text: string): Uint8Array {
  const result = addPngText(picture, keyword, text);
  if (!result.ok) throw new Error(result.problem);
  return result.bytes;
}

describe('text in a PNG', () => {
  it('computes the CRC of the check string of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('is read back, in Latin and in other scripts, and the picture still decodes', () => {
    for (const text of ['{"seed":7}', 'Żółć, 地図, خريطة, 🗺', '']) {
      const bytes = withText('paperweave', text);
      expect(readPngText(bytes, 'paperweave')).toBe(text);
      expect(PNG.sync.read(Buffer.from(bytes))).toMatchObject({ width: 3, height: 2 });
    }
  });

  it('lets several texts stand side by side', () => {
    const first = withText('one', '1');
    const both = addPngText(first, 'two', '2');
    expect(both.ok && [readPngText(both.bytes, 'one'), readPngText(both.bytes, 'two')]).toEqual(['1', '2']);
    expect(readPngText(first, 'three')).toBeUndefined();
  });

  it('does not believe a chunk whose bytes were changed', () => {
    const bytes = withText('paperweave', 'seed 7');
    const at = Buffer.from(bytes).indexOf('seed 7');
    bytes[at + 5] = 0x38;
    expect(readPngText(bytes, 'paperweave')).toBeUndefined();
  });

  it('refuses what is no PNG, and a bad keyword, with a reason', () => {
    expect(addPngText(new Uint8Array([1, 2, 3]), 'a', 'b')).toMatchObject({ ok: false });
    expect(addPngText(picture, '', 'b')).toMatchObject({ ok: false });
    expect(readPngText(picture.subarray(0, 20), 'a')).toBeUndefined();
  });
});
