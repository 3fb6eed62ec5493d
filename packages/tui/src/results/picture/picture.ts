/** A decoded image. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of a pixel, from 0 to 255, in one number: `0xRRGGBBAA`. */
  pixelAt(x: number, y: number): number;
}
