import { expect, test } from 'vitest';
import { resolveEvm } from './resolve-evm.js';

test('what is given wins over the environment', () => {
  const environment = {
    NANDA_EVM_RPC_1: 'https://one.example/',
    NANDA_EVM_RPC_2: 'https://two.example/',
    NANDA_EVM_RPC_3: '',
  };
  expect(resolveEvm({ rpc: { 2: 'http://127.0.0.1:8545' } }, { environment })).toEqual({
    rpc: new Map([
      [1, 'https://one.example/'],
      [2, 'http://127.0.0.1:8545'],
    ]),
    check: true,
  });
});

test.each([
  [{ rpc: { main: 'https://a.example' } }, {}],
  [{ rpc: { 0: 'https://a.example' } }, {}],
  [{ rpc: { 1: 'ftp://a.example' } }, {}],
  [{}, { NANDA_EVM_RPC_1: 'a.example/key' }],
])('%j %j', (options, environment) => {
  expect(() => resolveEvm(options, { environment })).toThrow(TypeError);
  expect(() => resolveEvm(options, { environment })).not.toThrow(/key/);
});
