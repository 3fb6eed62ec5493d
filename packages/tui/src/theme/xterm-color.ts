/**
 * One of the 240 colours that are the same in every terminal that has 256, as Ink writes it.
 *
 * @param index 16 to 255: 16 to 231 are a cube of red, green and blue, the rest are greys. The 16 before
 * are the user's own and mean nothing certain.
 */
export function xtermColor(index: number): string {
  return `ansi256(${index})`;
}
