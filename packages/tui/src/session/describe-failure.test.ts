import { errorCodes } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { fakeNotFound } from '../testing/fake-not-found.js';
import { CommandError } from './command-error.js';
import { describeFailure } from './describe-failure.js';

test('every code of the contract that is about the input has a way out of its own', () => {
  const fallback = describeFailure(new Error('x'));
  const without = Object.keys(errorCodes).filter((code) => {
    const { hint, exitCode } = describeFailure(Object.assign(new Error('x'), { code }));
    return hint === fallback.hint && exitCode === fallback.exitCode;
  });
  expect(without).toEqual(['METHOD_NOT_ALLOWED', 'INTERNAL_ERROR']);
});

test.each([
  [
    new CommandError('no', { hint: 'yes', exitCode: 6 }),
    { message: 'no', hint: 'yes', exitCode: 6 },
  ],
  [
    fakeNotFound('conn_1'),
    { message: 'There is no conn_1.', hint: 'search: <words>', exitCode: 6 },
  ],
  ['a text', { message: 'a text', hint: 'help', exitCode: 1 }],
  [new RangeError(''), { message: 'RangeError', hint: 'help', exitCode: 1 }],
])('%s', (error, expected) => {
  expect(describeFailure(error)).toEqual(expected);
});

test.each([
  [
    undefined,
    'connect: <service> --auth env:NAME, where the environment has it as NAME (or file:PATH)',
  ],
  [{ kind: 'basic' }, 'connect: <service> --user NAME --auth env:PASSWORD'],
  [{ kind: 'oauth2', fields: [] }, 'connect: <service>, and agree on its page'],
  [{ kind: 'evmauth' }, 'connect: <service> --auth 0x… (your wallet)'],
  [
    {
      kind: 'custom',
      fields: [
        { name: 'X-Key', in: 'header', isSecret: true },
        { name: 'tenant', in: 'variable' },
      ],
    },
    'connect: <service> --header "X-Key: env:NAME" --variable tenant=VALUE',
  ],
])('credentials that are wanted while it is connected: %j', (challenge, hint) => {
  const error = Object.assign(new Error('x'), { code: 'SERVICE_AUTH_REQUIRED', challenge });
  expect(describeFailure(error)).toEqual({ message: 'x', hint, exitCode: 3 });
});

test('what a service says without an end is cut, in what went wrong and in the way out', () => {
  const long = 'a'.repeat(1_000_000);
  const { message, hint } = describeFailure(new CommandError(long, { hint: long }));
  expect([message.length, hint.length]).toEqual([4001, 4001]);
});
