import { decode } from 'jpeg-js';
import { packColor } from './pack-color.js';
import type { Picture } from './picture.js';

export interface DecodeJpegOptions {
  /** Of one million each. */
  readonly megapixels: number;
}

/** What the decoder may take; 40 megapixels take it about 800. */
const megabytes = 1024;

/** Decodes a JPEG. @throws what the decoder throws where it is damaged, or too large */
export function decodeJpeg(bytes: Buffer, { megapixels }: DecodeJpegOptions): Picture {
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: megapixels,
    maxMemoryUsageInMB: megabytes,
  });
  return {
    width,
    height,
    pixelAt(x, y) {
      const index = (y * width + x) * 3;
      return packColor(data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0);
    },
  };
}
