/** Text made safe for XML: the five special characters, and nothing that XML 1.0 forbids (control characters, halves of pairs). */

// eslint-disable-next-line no-control-regex -- these are the very characters that must go
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => entities[sign]!);
}

/** What XML cannot hold is taken out. */
export function printable(text: string): string {
  return wellFormed(text).replace(forbidden, '');
}

/** Half of a surrogate pair, which no UTF-8 file can hold, becomes the replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** As an attribute value: line breaks and tabs survive only as references. */
export function escapeXmlAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
