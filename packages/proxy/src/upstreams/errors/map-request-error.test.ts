import { expect, test } from 'vitest';

import { createRedactor } from '../secrets/create-redactor.js';
import { mapRequestError } from './map-request-error.js';
import { RpcError } from './rpc-error.js';

const options = {
  name: 'host.example',
  signal: new AbortController().signal,
  redactor: createRedactor([]),
  capabilities: new Set<'elicitation'>(),
  isCall: true,
};

test.each([
  [-32_602, {}, /tool's name/],
  [-32_602, { isCall: false }, /parameters of the request/],
  [-32_021, {}, /connect with `clientCapabilities`/],
  [-32_021, { isCall: false }, /connect with `clientCapabilities`/],
  [-32_042, {}, /connect with `clientCapabilities` that name `elicitation`/],
  [-32_042, { capabilities: new Set(['elicitation'] as const) }, /call again, and accept that/],
])('a refusal with code %s, %j, says what to do', (code, others, advice) => {
  const { message, details } = mapRequestError(new RpcError({ code, message: 'no' }), {
    ...options,
    ...others,
  });
  expect(message).toMatch(advice);
  expect(details).toEqual({ rpc: { code, message: 'no' } });
  // Nobody who asked for something else has a tool to look at.
  expect(message.includes('tool')).toBe(String(advice).includes('tool'));
});
