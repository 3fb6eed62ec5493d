import { expect, test } from 'vitest';
import { describeEnvironment } from './describe-environment.js';

test.each([
  ['Bearer abc', '…'],
  ['Bearer ${env:TOKEN}', 'Bearer ${env:TOKEN}'],
  ['x${AWS_SECRET}', '…${AWS_SECRET}'],
  ['${A}.${B}', '${A}…${B}'],
  ['secret:KEPT', 'secret:KEPT'],
])('of the secret %s is shown what is looked up for it', (value, shown) => {
  expect(
    describeEnvironment({ url: 'https://x.example', headers: { Authorization: value } }),
  ).toEqual([`Authorization: ${shown}`]);
});

test('what is secret by no name is shown', () => {
  expect(describeEnvironment({ command: 'x', env: { NODE_OPTIONS: '-r ./x.js' } })).toEqual([
    'NODE_OPTIONS=-r ./x.js',
  ]);
});
