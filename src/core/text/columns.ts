/** The numbers, in a column of at least `size` places: doubled when too short. */
export function withRoom<Column extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  column: Column,
  size: number,
): Column {
  if (size <= column.length) return column;
  const Constructor = column.constructor as new (length: number) => Column;
  const larger = new Constructor(Math.max(size, 2 * column.length));
  larger.set(column);
  return larger;
}
