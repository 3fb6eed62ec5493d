import { averageArea } from './average-area.js';
import type { Picture } from './picture.js';
import type { PictureCell } from './picture-cell.js';

export interface FitPictureOptions {
  readonly columns: number;
  readonly rows: number;
}

/** Pixels of a side that are looked at for one that is drawn: more of them change nothing that is seen. */
const samples = 8;
/** Less than half seen through is nothing that is seen. */
const leastOpacity = 127;

/** An image as cells, as large as it fits, and never larger than it is. Each pixel is the mean of those it stands for. */
export function fitPicture(
  picture: Picture,
  { columns, rows }: FitPictureOptions,
): readonly (readonly PictureCell[])[] {
  const { width, height } = picture;
  // A cell is about twice as high as it is wide, and holds two pixels.
  const scale = Math.min(1, columns / width, (rows * 2) / height);
  const across = Math.max(1, Math.min(columns, Math.round(width * scale)));
  const down = Math.max(1, Math.min(rows * 2, Math.round(height * scale)));
  return Array.from({ length: Math.ceil(down / 2) }, (_, row) =>
    Array.from({ length: across }, (_cell, column) => ({
      top: meanAt(column, row * 2),
      bottom: row * 2 + 1 < down ? meanAt(column, row * 2 + 1) : undefined,
    })),
  );

  function meanAt(column: number, row: number): number | undefined {
    const left = Math.floor((column * width) / across);
    const top = Math.floor((row * height) / down);
    const wide = Math.max(1, Math.floor(((column + 1) * width) / across) - left);
    const high = Math.max(1, Math.floor(((row + 1) * height) / down) - top);
    const color = averageArea(picture, { left, top, wide, high, samples });
    return (color & 0xff) < leastOpacity ? undefined : color >>> 8;
  }
}
