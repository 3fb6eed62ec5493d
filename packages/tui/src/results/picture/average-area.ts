import { packColor } from './pack-color.js';
import type { Picture } from './picture.js';

/** A part of an image, in pixels, and how much of it is looked at. */
export interface AverageAreaOptions {
  readonly left: number;
  readonly top: number;
  /** At least 1, as is `high`. */
  readonly wide: number;
  readonly high: number;
  /** Pixels of a side that are looked at: many more change nothing that is seen. */
  readonly samples: number;
}

/** The mean of the pixels of an area, `0xRRGGBBAA`. What is seen through has less of a say in the colour. */
export function averageArea(
  { pixelAt }: Picture,
  { left, top, wide, high, samples }: AverageAreaOptions,
): number {
  if (wide === 1 && high === 1) return pixelAt(left, top);
  const [across, down] = [Math.min(samples, wide), Math.min(samples, high)];
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let row = 0; row < down; row += 1) {
    const y = top + Math.floor(((row + 0.5) * high) / down);
    for (let column = 0; column < across; column += 1) {
      const color = pixelAt(left + Math.floor(((column + 0.5) * wide) / across), y);
      const own = color & 0xff;
      red += (color >>> 24) * own;
      green += ((color >>> 16) & 0xff) * own;
      blue += ((color >>> 8) & 0xff) * own;
      opacity += own;
    }
  }
  if (opacity === 0) return 0;
  const mean = (sum: number) => Math.round(sum / opacity);
  return packColor(mean(red), mean(green), mean(blue), Math.round(opacity / (across * down)));
}
