import { expect, test } from 'vitest';
import { describeAsking } from './describe-asking.js';

const cwd = '/home/someone';

test('forms, pages and messages may be asked for, and no directory is told of', () => {
  expect(describeAsking({}, { cwd })).toEqual({ clientCapabilities: ['elicitation', 'sampling'] });
});

test('nothing may be asked for where nobody wants to be asked', () => {
  expect(describeAsking({ 'no-requests': true }, { cwd })).toEqual({});
});

test('directories are told of where they are named', () => {
  expect(describeAsking({ root: ['work', '/srv/a b'], 'no-requests': true }, { cwd })).toEqual({
    roots: [
      { uri: 'file:///home/someone/work', name: 'work' },
      { uri: 'file:///srv/a%20b', name: 'a b' },
    ],
  });
});
