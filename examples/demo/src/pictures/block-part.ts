/** Which part of its cell a character fills: all numbers from 0 to 1. */
export interface BlockPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
}

const whole: BlockPart = { x: 0, y: 0, width: 1, height: 1, opacity: 1 };
const shades = '░▒▓';

/** The part of the cell that a block element fills; undefined for any other character. */
export function blockPart(character: string): BlockPart | undefined {
  const code = character.charCodeAt(0);
  if (character === '▀') return { ...whole, height: 0.5 };
  if (character === '▐') return { ...whole, x: 0.5, width: 0.5 };
  // From below, and from the left, in eighths.
  if (code >= 0x2581 && code <= 0x2588) {
    const height = (code - 0x2580) / 8;
    return { ...whole, y: 1 - height, height };
  }
  if (code >= 0x2589 && code <= 0x258f) return { ...whole, width: (0x2590 - code) / 8 };
  const shade = shades.indexOf(character);
  return shade === -1 ? undefined : { ...whole, opacity: (shade + 1) / 4 };
}
