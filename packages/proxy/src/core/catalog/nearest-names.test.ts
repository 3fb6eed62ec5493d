import { expect, test } from 'vitest';
import { nearestNames } from '../nearest-names.js';

const names = ['Weather', 'weather-alerts', 'Feather', 'Coffee', 'Weather'];

test.each([
  ['wether', ['Weather', 'Feather']],
  ['weather', ['Weather', 'Feather', 'weather-alerts']],
  ['coffe', ['Coffee']],
  ['xyz', []],
])('%s is like %j', (wanted, nearest) => {
  expect(nearestNames(wanted, { names, limit: 3 })).toEqual(nearest);
});
