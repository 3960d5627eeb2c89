/** The frame of a PDF 1.7 file (ISO 32000-1): numbered objects, packed streams, cross-reference table. The same objects give the same bytes. */
import { zlibSync } from 'fflate';

export class PdfDocument {
  readonly #objects: (Uint8Array | undefined)[] = [];

  /** A number to refer to before the object is there. */
  reserve(): number {
    return this.#objects.push(undefined);
  }

  add(text: string, number = this.reserve()): number {
    this.#objects[number - 1] = latin1(text);
    return number;
  }

  /** `entries`: what stands in the dictionary besides length and filter. */
  addStream(data: Uint8Array | string, entries = '', number = this.reserve()): number {
    const packed = zlibSync(typeof data === 'string' ? latin1(data) : data, { level: 9 });
    const head = latin1(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`);
    this.#objects[number - 1] = concatenate([head, packed, latin1('\nendstream')]);
    return number;
  }

  finish(root: number, info: number): Uint8Array {
    // The second line tells programs that the file is binary.
    const parts = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    let length = parts[0]!.length;
    const offsets: number[] = [];
    this.#objects.forEach((body, at) => {
      offsets.push(length);
      const part = concatenate([latin1(`${at + 1} 0 obj\n`), body ?? latin1('null'), latin1('\nendobj\n')]);
      parts.push(part);
      length += part.length;
    });
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.#objects.length + 1;
    const trailer = `<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>`;
    parts.push(
      latin1(
        `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`,
      ),
    );
    return concatenate(parts);
  }
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Any text as a PDF string: UTF-16, most significant byte first, in hexadecimal. */
export function pdfText(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}

export function utf16Hex(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}
