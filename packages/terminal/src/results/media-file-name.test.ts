import { expect, test } from 'vitest';
import { mediaFileName } from './media-file-name.js';

test.each([
  ['image/jpeg', 'jpg'],
  ['image/svg+xml', 'svg'],
  ['audio/mpeg', 'mp3'],
  ['application/octet-stream', 'bin'],
  ['text/plain; charset=utf-8', 'txt'],
  ['../../etc/passwd', 'bin'],
  ['image/../../x', 'bin'],
  ['image/constructor', 'constructor'],
  ['', 'bin'],
])('%s is saved as .%s', (mimeType, extension) => {
  expect(mediaFileName({ kind: 'image', mimeType }, { number: 1 })).toBe(`image-1.${extension}`);
});

test('a kind is no path', () => {
  expect(mediaFileName({ kind: '../x', mimeType: 'image/png' }, { number: 2 })).toBe('x-2.png');
  expect(mediaFileName({ kind: '..', mimeType: 'image/png' }, { number: 3 })).toBe('media-3.png');
});
