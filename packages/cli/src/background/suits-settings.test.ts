import { expect, test } from 'vitest';
import { suitsSettings } from './suits-settings.js';

const settings = { dataDir: '/d', serversFile: '/s', secretsDir: '/c' };
const running = { version: '1.0.0', settings: { ...settings, registries: ['/a'] } };

test('what a command does not name suits it', () => {
  expect(suitsSettings(running, { version: '1.0.0', settings })).toBe(true);
});

test.each([
  ['another version', { version: '1.0.1', settings }],
  ['other registries', { version: '1.0.0', settings: { ...settings, registries: ['/b'] } }],
  ['another directory', { version: '1.0.0', settings: { ...settings, dataDir: '/e' } }],
])('%s does not', (_, wanted) => {
  expect(suitsSettings(running, wanted)).toBe(false);
});
