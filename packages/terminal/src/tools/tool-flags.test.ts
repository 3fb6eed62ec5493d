import { expect, test } from 'vitest';
import { shapeOf } from '../arguments/shape-of.js';
import { toolFlags } from './tool-flags.js';

const root = {
  type: 'object',
  properties: {
    verbose: { type: 'boolean', description: 'Says more' },
    place: { type: 'object', properties: { zip: { type: 'string' }, isHome: { type: 'boolean' } } },
    walletAddress: { type: 'string', description: 'Where from' },
    'wallet-address': { type: 'string' },
    'equals=sign': {},
  },
  required: ['walletAddress'],
};

function flagsOf(typed = '') {
  return toolFlags(shapeOf(root, root), { root, typed });
}

test('what is asked for comes first; what no flag can name is left out; of two that are alike each has its own', () => {
  expect(flagsOf().map(({ flags }) => flags)).toEqual([
    ['--walletAddress'],
    ['--verbose', '--no-verbose'],
    ['--place'],
    ['--wallet-address'],
  ]);
});

test('says what it is for, and whether it is asked for', () => {
  const [first, second] = flagsOf();
  expect(first).toMatchObject({ isRequired: true, text: 'required. Where from' });
  expect(second).toMatchObject({ isRequired: false, text: 'Says more' });
});

test('members of an object where the word leads into it', () => {
  const members = flagsOf('--place.').filter(({ path }) => path.startsWith('place.'));
  expect(members.map(({ flags, property }) => [property, ...flags])).toEqual([
    ['place', '--place.zip'],
    ['place', '--place.is-home', '--no-place.is-home'],
  ]);
});
