import { expect, test } from 'vitest';
import { readImageFacts } from './read-image-facts.js';

const frame = [0xff, 0xc0, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3];
const comment = [0xff, 0xfe, 0, 5, 1, 2, 3];

test.each<[string, number[], unknown]>([
  ['its size', [0xff, 0xd8, ...frame], { type: 'jpeg', width: 640, height: 480 }],
  [
    'what stands before it',
    [0xff, 0xd8, ...comment, 0xff, ...frame],
    { type: 'jpeg', width: 640, height: 480 },
  ],
  ['tables only', [0xff, 0xd8, 0xff, 0xc4, 0, 9, 1, 2, 3, 4, 5, 6, 7], { type: 'jpeg' }],
  ['a segment that never ends', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0], { type: 'jpeg' }],
  [
    'a segment behind its end',
    [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0],
    { type: 'jpeg' },
  ],
  ['nothing but its beginning', [0xff, 0xd8, 0xff], { type: 'jpeg' }],
  ['what is no image', [1, 2, 3, 4], undefined],
])('a JPEG with %s', (_name, bytes, expected) => {
  expect(readImageFacts(Buffer.from(bytes))).toEqual(expected);
});
