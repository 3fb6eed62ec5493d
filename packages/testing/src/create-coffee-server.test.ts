import { crc32 } from 'node:zlib';

import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import { createCoffeeServer } from './create-coffee-server.js';
import { startHttpService } from './start-http-service.js';

const createServer = () => createCoffeeServer();

test.each([
  { category: 'investment' },
  { category: 'premium', walletAddress: '0x...', contractAddress: '0x...', tokenId: '1' },
  { category: 'weather on Mars' },
])('requestinfo answers $category', async (parameters) => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'modern' });
  const result = await connected.client.callTool({ name: 'requestinfo', arguments: parameters });
  expect(result.isError).not.toBe(true);
  expect(textOf(result)).toContain(parameters.category);
});

test('requestinfo wants a category', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'modern' });
  const result = await connected.client.callTool({ name: 'requestinfo', arguments: {} });
  expect(result.isError).toBe(true);
});

test('getMenu carries a picture that is a PNG and a link that can be read', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  const { content } = await connected.client.callTool({ name: 'getMenu' });
  const image = content.find((block) => block.type === 'image');
  const link = content.find((block) => block.type === 'resource_link');

  const png = Buffer.from(image?.data ?? '', 'base64');
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  for (let offset = 8; offset < png.length;) {
    const length = png.readUInt32BE(offset);
    const checked = png.subarray(offset + 4, offset + 8 + length);
    expect(crc32(checked)).toBe(png.readUInt32BE(offset + 8 + length));
    offset += length + 12;
  }
  const resource = await connected.client.readResource({ uri: link?.uri ?? '' });
  expect(resource.contents).toMatchObject([{ uri: link?.uri, text: textOf({ content }) }]);
});
