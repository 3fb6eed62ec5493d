/** How the columns of a row are divided. */
export interface ServiceRowLayout {
  /** Of the number of the row. */
  readonly digits: number;
  readonly hasWants: boolean;
  /** The most that a name takes; where it is fixed, descriptions stand below each other. */
  readonly name: number;
  readonly isFixed: boolean;
  /** Everything behind the signs. */
  readonly rest: number;
}

const narrow = 24;
const leastFixed = 34;

/** Divides a row of so many columns, in a list that has so many rows. */
export function layoutServiceRow(columns: number, { count }: { count: number }): ServiceRowLayout {
  const digits = String(Math.max(1, count)).length;
  const hasWants = columns >= narrow;
  // The cursor, the number, a space, the signs, a space.
  const rest = Math.max(0, columns - 1 - digits - 1 - (hasWants ? 3 : 2) - 1);
  const isFixed = rest >= leastFixed;
  const name = isFixed ? Math.min(30, Math.floor(rest * 0.65)) : rest;
  return { digits, hasWants, name, isFixed, rest };
}
