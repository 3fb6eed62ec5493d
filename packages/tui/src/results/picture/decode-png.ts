import { decode, type DecodedPng } from 'fast-png';
import { checkUnpackedSize } from './check-unpacked-size.js';
import { packColor } from './pack-color.js';
import { PictureError } from './picture-error.js';
import type { Picture } from './picture.js';
import { stripPng } from './strip-png.js';

/** Of one million each, that the pixels take in memory, which they do twice. */
const megabytes = 256;

/** Decodes a PNG. @throws PictureError, or what the decoder throws, where it is damaged */
export async function decodePng(bytes: Buffer): Promise<Picture> {
  const stripped = stripPng(bytes);
  if (stripped.most > megabytes * 1e6) {
    throw new PictureError('The image takes too much memory to draw.');
  }
  await checkUnpackedSize(stripped.data, stripped);
  const png = decode(stripped.bytes);
  const { width, height } = png;
  return { width, height, pixelAt: createReader(png) };
}

function createReader(png: DecodedPng): Picture['pixelAt'] {
  const { width, data, depth, channels, palette, transparency } = png;
  const most = 2 ** depth - 1;
  const rowLength = depth < 8 ? Math.ceil((width * depth * channels) / 8) : width * channels;
  const [clearRed, clearGreen, clearBlue] = transparency ?? [];

  return (x, y) => {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((channel) =>
      channel < channels ? sampleAt(x * channels + channel, y) : 0,
    ) as [number, number, number, number];
    if (palette !== undefined) {
      const [red = 0, green = 0, blue = 0, opacity = 255] = palette[first] ?? [];
      return packColor(red, green, blue, opacity);
    }
    const scale = (sample: number) => Math.round((sample * 255) / most);
    if (channels <= 2) {
      const isClear = channels === 1 && first === clearRed;
      const grey = scale(first);
      return packColor(grey, grey, grey, channels === 2 ? scale(second) : isClear ? 0 : 255);
    }
    const isClear =
      channels === 3 && first === clearRed && second === clearGreen && third === clearBlue;
    const opacity = channels === 4 ? scale(fourth) : isClear ? 0 : 255;
    return packColor(scale(first), scale(second), scale(third), opacity);
  };

  function sampleAt(index: number, y: number): number {
    if (depth >= 8) return data[y * rowLength + index] ?? 0;
    // Several samples in a byte, the first in its highest bits.
    const bit = index * depth;
    const byte = data[y * rowLength + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & most;
  }
}
