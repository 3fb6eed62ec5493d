import { serviceAuthKinds } from '@nanda/protocol/facts';
import type { OptionDefinitions } from './option-definition.js';

/** Who connects, and what the connection is called. */
export const connectOptions: OptionDefinitions = {
  as: { kind: 'text', value: 'NAME', summary: 'A short name for it' },
  'auth-type': {
    kind: 'text',
    value: 'TYPE',
    choices: serviceAuthKinds.filter((kind) => kind !== 'unknown'),
    summary: 'How to identify yourself',
  },
  auth: { kind: 'text', value: 'env:NAME', summary: 'Where the secret is: env:NAME, file:PATH' },
  wallet: { kind: 'text', value: '0x…', summary: 'evmauth: your wallet' },
  contract: { kind: 'text', value: '0x…', summary: 'evmauth: the contract of the token' },
  'token-id': { kind: 'text', value: 'N', summary: 'evmauth: the id of the token' },
  user: { kind: 'text', value: 'NAME', summary: 'basic: your user name; --auth is the password' },
  variable: {
    kind: 'many',
    value: 'NAME=VALUE',
    summary: 'What its address or a header field leaves open; repeatable',
  },
  header: { kind: 'many', value: '"K: env:NAME"', summary: 'A header field; repeatable' },
};
