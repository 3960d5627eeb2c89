/** Characters of a text in UTF-8, and their classes (u8, as in text/characters.ts). Addresses are bytes. */

export const word: u32 = 1;
export const hyphen: u32 = 3;
/** What knownClasses holds for a character nobody has asked for. */
export const unknown: u32 = 255;
export const space: u32 = 32;

/** What is being read. */
export let classes: usize = 0;
/** Bytes of the character that was looked at last, and its code. */
export let width: usize = 0;
export let code: u32 = 0;

export function setClasses(address: usize): void {
  classes = address;
}

/** Looks at a character beyond ASCII; those beyond the basic plane are unknown. */
function lookBeyond(at: usize, first: u32): u32 {
  const second = (<u32>load<u8>(at, 1)) & 63;
  if (first < 0xe0) {
    width = 2;
    code = ((first & 31) << 6) | second;
  } else {
    width = 3;
    if (first >= 0xf0) return unknown;
    code = ((first & 15) << 12) | (second << 6) | ((<u32>load<u8>(at, 2)) & 63);
  }
  return <u32>load<u8>(classes + code);
}

/** The class of the character at a place; sets `width` and `code`. */
export function look(at: usize): u32 {
  const first = <u32>load<u8>(at);
  if (first >= 0x80) return lookBeyond(at, first);
  width = 1;
  code = first;
  return <u32>load<u8>(classes + first);
}

/** How many letters and digits of ASCII stand at a place, up to 16. */
export function plainRun(at: usize): usize {
  const bytes = v128.load(at);
  const letters = i8x16.lt_u(i8x16.sub(v128.or(bytes, i8x16.splat(32)), i8x16.splat(97)), i8x16.splat(26));
  const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10));
  return <usize>ctz<i32>(~i8x16.bitmask(v128.or(letters, digits)));
}
