import { expect, test } from 'vitest';
import { shapeOf } from '../arguments/shape-of.js';
import { propertyOfWord } from './property-of-word.js';

const schema = {
  type: 'object',
  properties: { verbose: {}, walletAddress: {}, 'no-cache': {}, place: { type: 'object' } },
};

test.each([
  ['--verbose', 'verbose'],
  ['--no-verbose', 'verbose'],
  ['--verbose=false', 'verbose'],
  ['--wallet-address', 'walletAddress'],
  ['--no-cache', 'no-cache'],
  ['--no-no-cache', 'no-cache'],
  ['--place.zip', 'place'],
  ['wallet_address=0x1', 'walletAddress'],
  ['place:={}', 'place'],
  ['place.zip=1', 'place'],
  ['verbose', undefined],
  ['--other', undefined],
  ['{"verbose": true}', undefined],
])('%j sets %s', (word, property) => {
  expect(propertyOfWord(word, shapeOf(schema, schema))).toBe(property);
});
