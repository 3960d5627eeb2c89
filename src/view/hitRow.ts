/** Which paper is under the pointer? Looked for in the places, so that nothing has to be drawn for it. Linear in the papers. */

/** The one on top (drawn last) whose dot holds the point, all in map units; `growth`: how much larger dots are drawn than `sizes` say. */
export function hitRow(
  positions: Float32Array,
  sizes: Float32Array,
  growth: number,
  x: number,
  y: number,
): number | undefined {
  for (let row = sizes.length - 1; row >= 0; row -= 1) {
    const dx = positions[row * 2]! - x;
    const dy = positions[row * 2 + 1]! - y;
    const radius = sizes[row]! * growth;
    if (dx * dx + dy * dy <= radius * radius) return row;
  }
  return undefined;
}
