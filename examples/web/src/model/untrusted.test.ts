import { expect, test } from 'vitest';
import { pictureSource } from './picture-source.ts';
import { readProxyAddress } from './proxy-address.ts';
import { webAddress } from './web-address.ts';

test('a picture is data of a kind that is one', () => {
  expect(pictureSource({ mimeType: 'Image/PNG', data: 'iVBORw0K\n' })).toBe(
    'data:image/png;base64,iVBORw0K\n',
  );
});

test.each([
  { mimeType: 'text/html', data: 'PGI+' },
  { mimeType: 'image/svg+xml', data: 'PHN2Zz4=' },
  { mimeType: 'image/png,<b>', data: 'PGI+' },
  { mimeType: 'image/png', data: 'https://tracker.example/pixel.png' },
  { mimeType: 'image/png' },
  { data: 'PGI+' },
])('%j is no picture', (block) => {
  expect(pictureSource(block)).toBeUndefined();
});

test('a link leads to the web', () => {
  expect(webAddress('https://a.example/b')).toBe('https://a.example/b');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'coffee://menu', ' ', undefined, 7, {}])(
  '%j is no link',
  (value) => {
    expect(webAddress(value)).toBeUndefined();
  },
);

test.each([
  ['http://localhost:3000/', 'http://localhost:3000'],
  [' https://host.example/nanda// ', 'https://host.example/nanda'],
  ['http://host/?a=1#b', 'http://host'],
])('%j is the address of a proxy', (text, address) => {
  expect(readProxyAddress(text)).toBe(address);
});

test.each(['', 'localhost:3000', 'javascript:alert(1)', 'ws://host', 'http://me:pw@host'])(
  '%j is no address of a proxy',
  (text) => {
    expect(readProxyAddress(text)).toBeUndefined();
  },
);
