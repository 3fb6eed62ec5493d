import { expect, test } from 'vitest';

import { findLoss } from './find-loss.js';

const rpc = (code: number): string => JSON.stringify({ jsonrpc: '2.0', id: null, error: { code } });
const legacy = { isModern: false, hasSession: true };
const modern = { isModern: true, hasSession: false };

test.each([
  [404, '', legacy, 'session-expired'],
  [404, rpc(-32_001), legacy, 'session-expired'],
  [400, 'No valid Session ID', legacy, 'session-expired'],
  [400, 'Bad parameters', legacy, undefined],
  [404, '', { isModern: false, hasSession: false }, undefined],
  [500, 'session', legacy, undefined],
  [404, '<h1>Not found</h1>', modern, 'version'],
  [405, '', modern, 'version'],
  [400, '', modern, 'version'],
  [400, rpc(-32_022), modern, 'version'],
  [400, rpc(-32_020), modern, undefined],
  [404, rpc(-32_601), modern, undefined],
  [500, '', modern, undefined],
] as const)('%s %j', (status, text, agreed, expected) => {
  expect(findLoss({ status, text, ...agreed })).toBe(expected);
});
