import { deflateSync } from 'node:zlib';
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { expect, test } from 'vitest';
import { decodePicture } from './decode-picture.js';
import type { Picture } from './picture.js';

const base64 = (bytes: Uint8Array) => ({ data: Buffer.from(bytes).toString('base64') });

/** A PNG out of its chunks; nobody checks their sums. */
function createPng(
  [width, height, depth, type, interlace = 0]: readonly number[],
  chunks: readonly (readonly [type: string, content: Uint8Array])[],
): { readonly data: string } {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width ?? 0, 0);
  header.writeUInt32BE(height ?? 0, 4);
  header.set([depth ?? 0, type ?? 0, 0, 0, interlace], 8);
  const parts = [['IHDR', header] as const, ...chunks, ['IEND', new Uint8Array()] as const];
  return base64(
    Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      ...parts.flatMap(([name, content]) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(content.length);
        return [length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)];
      }),
    ]),
  );
}

function pixelsOf({ width, height, pixelAt }: Picture): string[] {
  return Array.from({ length: width * height }, (_, index) =>
    pixelAt(index % width, Math.floor(index / width))
      .toString(16)
      .padStart(8, '0'),
  );
}

test.each<[string, { readonly data: string }, string[]]>([
  [
    'colours that are seen through',
    base64(
      encodePng({
        width: 2,
        height: 1,
        data: new Uint8Array([255, 0, 0, 255, 1, 2, 3, 4]),
        channels: 4,
      }),
    ),
    ['ff0000ff', '01020304'],
  ],
  [
    'colours of 16 bits',
    base64(
      encodePng({
        width: 1,
        height: 1,
        data: new Uint16Array([65_535, 32_768, 0]),
        channels: 3,
        depth: 16,
      }),
    ),
    ['ff8000ff'],
  ],
  [
    'greys',
    base64(
      encodePng({ width: 2, height: 1, data: new Uint8Array([0, 128, 200, 255]), channels: 2 }),
    ),
    ['00000080', 'c8c8c8ff'],
  ],
  [
    'a palette of two bits',
    createPng(
      [3, 2, 2, 3],
      [
        ['PLTE', new Uint8Array([0, 0, 0, 255, 0, 0, 0, 0, 255])],
        ['tRNS', new Uint8Array([0])],
        ['IDAT', deflateSync(new Uint8Array([0, 0b00_01_10_00, 0, 0b10_01_00_00]))],
      ],
    ),
    ['00000000', 'ff0000ff', '0000ffff', '0000ffff', 'ff0000ff', '00000000'],
  ],
  [
    'black and white, of which white is clear',
    createPng(
      [2, 1, 1, 0],
      [
        ['tRNS', new Uint8Array([0, 1])],
        ['IDAT', deflateSync(new Uint8Array([0, 0b0100_0000]))],
      ],
    ),
    ['000000ff', 'ffffff00'],
  ],
])('a PNG with %s', async (_name, media, expected) => {
  expect(pixelsOf(await decodePicture(media))).toEqual(expected);
});

test('a JPEG, whatever it was said to be', async () => {
  const data = new Uint8Array(8 * 8 * 4).fill(255);
  const { data: bytes } = encodeJpeg({ width: 8, height: 8, data }, 90);
  const picture = await decodePicture(base64(bytes));
  expect([picture.width, picture.height]).toEqual([8, 8]);
  expect(pixelsOf(picture)[27]).toBe('ffffffff');
});

test('what a PNG has besides its pixels is not unpacked', async () => {
  const bomb = deflateSync(new Uint8Array(1_000_000));
  const media = createPng(
    [1, 1, 8, 0],
    [
      ['iCCP', Buffer.concat([Buffer.from('a\0\0'), bomb])],
      ['IDAT', deflateSync(new Uint8Array([0, 7]))],
    ],
  );
  expect(pixelsOf(await decodePicture(media))).toEqual(['070707ff']);
});

const pixel = deflateSync(new Uint8Array([0, 7]));
const png = Buffer.from(createPng([1, 1, 8, 0], [['IDAT', pixel]]).data, 'base64');

test.each<[string, { readonly data: string }, string]>([
  ['text', base64(Buffer.from('no picture')), 'Only PNG and JPEG are drawn here.'],
  ['nothing', { data: '' }, 'Only PNG and JPEG are drawn here.'],
  [
    'a GIF',
    base64(Buffer.from('GIF89a\u0001\0\u0001\0\0\0', 'latin1')),
    'Only PNG and JPEG are drawn here.',
  ],
  [
    'too much',
    createPng([7000, 6000, 8, 0], []),
    'An image of more than 40 megapixels is not drawn here.',
  ],
  [
    'too much for each pixel',
    createPng([7000, 5700, 16, 6], []),
    'The image takes too much memory to draw.',
  ],
  ['no size', createPng([0, 5, 8, 0], []), 'The image is damaged.'],
  ['no end', base64(png.subarray(0, png.length - 12)), 'The image is damaged.'],
  ['half of it', base64(png.subarray(0, 40)), 'The image is damaged.'],
  [
    'a kind of colour that there is not',
    createPng([1, 1, 8, 5], [['IDAT', pixel]]),
    'The image is damaged.',
  ],
  [
    'rubbish for pixels',
    createPng([1, 1, 8, 0], [['IDAT', Buffer.from('rubbish')]]),
    'The image is damaged.',
  ],
  [
    'more than it says',
    createPng([4, 4, 8, 0], [['IDAT', deflateSync(new Uint8Array(50_000_000))]]),
    'The image holds more than its size says.',
  ],
  [
    'a form that is not decoded',
    createPng([4, 4, 1, 0, 1], [['IDAT', pixel]]),
    'A PNG of this form is not drawn here.',
  ],
  [
    'a JPEG of its beginning',
    base64(Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    'The image is damaged.',
  ],
  [
    'a JPEG without its pixels',
    base64(
      Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 8, 0, 8, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0]),
    ),
    'The image is damaged.',
  ],
])('%s is a sentence', async (_name, media, message) => {
  await expect(decodePicture(media)).rejects.toMatchObject({ name: 'PictureError', message });
});
