import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { prepareArguments } from './prepare-arguments.js';

const evmauth = {
  type: 'evmauth',
  walletAddress: '0x1111111111111111111111111111111111111111',
  contractAddress: '0x2222222222222222222222222222222222222222',
  tokenId: '101',
} as const;

function tool(properties: Record<string, unknown>): ToolDefinition {
  return { name: 'report', inputSchema: { type: 'object', properties } };
}

const string = { type: 'string' };

test.each([
  [
    { walletAddress: string, contractAddress: string, tokenId: string },
    {
      walletAddress: evmauth.walletAddress,
      contractAddress: evmauth.contractAddress,
      tokenId: '101',
    },
  ],
  [
    { wallet: string, contract: string, token_id: { type: 'integer' } },
    { wallet: evmauth.walletAddress, contract: evmauth.contractAddress, token_id: 101 },
  ],
  [
    { wallet_address: {}, token_id: { type: ['number', 'null'] } },
    { wallet_address: evmauth.walletAddress, token_id: 101 },
  ],
  [
    {
      wallet: { type: 'object' },
      tokenId: { type: 'boolean' },
      nested: { properties: { wallet: string } },
    },
    {},
  ],
  [{ query: string }, {}],
])('what a schema asks for of a wallet: %j', (properties, filled) => {
  const { parameters, isPersonal } = prepareArguments(
    { parameters: { query: 'a' } },
    { tool: tool(properties), evmauth },
  );
  expect(parameters).toEqual({ query: 'a', ...filled });
  expect(isPersonal).toBe(false);
});

test('what the caller gave stays, under any of its names', () => {
  const properties = { wallet: string, walletAddress: string, tokenId: string };
  const given = { wallet: 'mine', tokenId: null };
  const { parameters } = prepareArguments(
    { parameters: given },
    { tool: tool(properties), evmauth },
  );
  expect(parameters).toEqual(given);
});

test('an id that a number cannot hold is not filled in as one', () => {
  const large = { ...evmauth, tokenId: '9007199254740993' };
  const properties = { tokenId: { type: 'integer' } };
  expect(
    prepareArguments({ parameters: {} }, { tool: tool(properties), evmauth: large }).parameters,
  ).toEqual({});
});

test('a proof comes last and as it is, and nothing else is touched', () => {
  const credentials = { signature: '0x1', challenge: { b: 1, a: { z: 1, y: 2 } } };
  const parameters = { z: 1, a: { d: 1, c: 2 } };
  const prepared = prepareArguments(
    { parameters, auth: { type: 'signature', credentials } },
    { tool: tool({ walletAddress: string }), evmauth },
  );
  expect(JSON.stringify(prepared.parameters)).toBe(
    `{"z":1,"a":{"d":1,"c":2},"__evmauth":${JSON.stringify(credentials)}}`,
  );
  expect(prepared.isPersonal).toBe(true);

  const given = { __evmauth: 'text', z: 1 };
  const own = prepareArguments({ parameters: given }, { tool: tool({ wallet: string }), evmauth });
  expect(own.parameters).toBe(given);
  expect(own.isPersonal).toBe(true);
});

test('a proof is given once', () => {
  expect(() =>
    prepareArguments(
      { parameters: { __evmauth: {} }, auth: { type: 'signature', credentials: {} } },
      { tool: tool({}), evmauth: undefined },
    ),
  ).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR', details: { field: 'auth' } }));
});

test.each([
  [{ token: 'abc' }, { Authorization: 'Bearer abc' }],
  [{ token: 'abc', header: 'X-Key' }, { 'X-Key': 'abc' }],
])('a token becomes a header field: %j', (credentials, headers) => {
  const prepared = prepareArguments(
    { parameters: {}, auth: { type: 'token', credentials } },
    { tool: tool({ wallet: string }), evmauth },
  );
  expect(prepared).toEqual({
    parameters: { wallet: evmauth.walletAddress },
    headers,
    isPersonal: true,
  });
});
