import { expect, test } from 'vitest';
import { placeOfAddress } from './place-of-address.js';

test.each([
  ['https://github.com/Owner/Name.git', 'github.com/owner/name'],
  ['https://www.github.com/owner/name/', 'github.com/owner/name'],
  ['https://github.com/owner/name/tree/main/src/one', 'github.com/owner/name/src/one'],
  ['https://gitlab.com/owner/name/-/blob/HEAD/one', 'gitlab.com/owner/name/one'],
  ['https://host.example/mcp?key=1#top', 'host.example/mcp'],
  ['host.example', 'host.example'],
])('%s lies at %s', (address, place) => {
  expect(placeOfAddress(address)).toBe(place);
});
