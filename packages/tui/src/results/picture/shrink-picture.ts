import { averageArea } from './average-area.js';
import type { PictureAnswer } from './picture-answer.js';
import type { Picture } from './picture.js';

/** What an image becomes at most, in pixels. */
export interface ShrinkPictureOptions {
  readonly width: number;
  readonly height: number;
}

const samples = 4;

/** An image no larger than it may be, in its proportions. Each pixel is the mean of those it stands for. */
export function shrinkPicture(
  picture: Picture,
  most: ShrinkPictureOptions,
): Exclude<PictureAnswer, { problem: string }> {
  const scale = Math.min(1, most.width / picture.width, most.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * picture.height) / height);
    const high = Math.max(1, Math.floor(((y + 1) * picture.height) / height) - top);
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * picture.width) / width);
      const wide = Math.max(1, Math.floor(((x + 1) * picture.width) / width) - left);
      pixels[y * width + x] = averageArea(picture, { left, top, wide, high, samples });
    }
  }
  return { width, height, pixels };
}
