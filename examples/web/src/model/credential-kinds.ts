import type { ServiceCredentials } from '@nanda/sdk';

/** A kind of credentials that the page can ask for, and what is made of what was typed. */
export interface CredentialKind {
  readonly type: string;
  readonly label: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly label: string;
    readonly isSecret: boolean;
  }[];
  readonly toCredentials: (typed: (name: string) => string) => ServiceCredentials;
}

/** All of them, the likeliest first. */
export const credentialKinds: readonly [CredentialKind, ...CredentialKind[]] = [
  {
    type: 'bearer',
    label: 'Token',
    inputs: [{ name: 'token', label: 'Token', isSecret: true }],
    toCredentials: (typed) => ({ type: 'bearer', token: typed('token') }),
  },
  {
    type: 'api_key',
    label: 'API key',
    inputs: [{ name: 'key', label: 'Key', isSecret: true }],
    toCredentials: (typed) => ({ type: 'api_key', key: typed('key') }),
  },
  {
    type: 'evmauth',
    label: 'Wallet',
    inputs: [{ name: 'walletAddress', label: 'Wallet address (0x…)', isSecret: false }],
    toCredentials: (typed) => ({ type: 'evmauth', walletAddress: typed('walletAddress') }),
  },
  {
    type: 'custom',
    label: 'Header field',
    inputs: [
      { name: 'header', label: 'Name', isSecret: false },
      { name: 'value', label: 'Value', isSecret: true },
    ],
    toCredentials: (typed) => ({
      type: 'custom',
      headers: Object.fromEntries([[typed('header'), typed('value')]]),
    }),
  },
];
