/** A colour as one number, `0xRRGGBBAA`, of parts from 0 to 255. */
export function packColor(red: number, green: number, blue: number, opacity = 255): number {
  return ((red << 24) | (green << 16) | (blue << 8) | opacity) >>> 0;
}
