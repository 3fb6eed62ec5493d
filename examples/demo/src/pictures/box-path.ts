type Arm = 'up' | 'right' | 'down' | 'left';

/** Where the lines of a box-drawing character leave its cell. */
const arms: Readonly<Record<string, readonly Arm[]>> = {
  '─': ['left', 'right'],
  '│': ['up', 'down'],
  '┌': ['right', 'down'],
  '┐': ['left', 'down'],
  '└': ['up', 'right'],
  '┘': ['up', 'left'],
  '├': ['up', 'down', 'right'],
  '┤': ['up', 'down', 'left'],
  '┬': ['left', 'right', 'down'],
  '┴': ['left', 'right', 'up'],
  '┼': ['left', 'right', 'up', 'down'],
};
const round: Readonly<Record<string, readonly [Arm, Arm]>> = {
  '╭': ['down', 'right'],
  '╮': ['left', 'down'],
  '╰': ['up', 'right'],
  '╯': ['left', 'up'],
};
const radius = 4;

/** The cell in which it is drawn, in the units of the picture. */
export interface BoxCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The lines of a box-drawing character as the path of an SVG; undefined for any other character. They are drawn, because
 * letters of most fonts leave a gap between one row and the next.
 */
export function boxPath(character: string, { x, y, width, height }: BoxCell): string | undefined {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const ends: Readonly<Record<Arm, string>> = {
    up: point(middle.x, y),
    right: point(x + width, middle.y),
    down: point(middle.x, y + height),
    left: point(x, middle.y),
  };
  const corner = round[character];
  if (corner !== undefined) {
    const [from, to] = corner;
    const near: Readonly<Record<Arm, string>> = {
      up: point(middle.x, middle.y - radius),
      right: point(middle.x + radius, middle.y),
      down: point(middle.x, middle.y + radius),
      left: point(middle.x - radius, middle.y),
    };
    const center = point(middle.x, middle.y);
    return `M${ends[from]}L${near[from]}Q${center} ${near[to]}L${ends[to]}`;
  }
  const [first, ...others] = arms[character] ?? [];
  if (first === undefined) return undefined;
  const center = point(middle.x, middle.y);
  return others.map((arm) => `M${ends[first]}L${center}L${ends[arm]}`).join('');
}

function point(x: number, y: number): string {
  return `${round2(x)} ${round2(y)}`;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
