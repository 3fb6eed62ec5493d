import { commonOptions } from '../commands/common-options.js';

/** Where the key of a wallet comes from, or who signs. */
export const importOptions = {
  stdin: { kind: 'flag', summary: 'Read the key, or a keystore file, from standard input' },
  'from-file': {
    kind: 'text',
    value: 'FILE',
    summary: 'Read the key, or a keystore, from this file',
  },
  'from-env': {
    kind: 'text',
    value: 'NAME',
    summary: 'Read the key from this variable of the environment',
  },
  'password-file': {
    kind: 'text',
    value: 'FILE',
    summary: 'Of a keystore: a file, env:NAME or secret:NAME; else you are asked',
  },
  signer: {
    kind: 'text',
    value: '"COMMAND"',
    summary: 'A program of yours that signs, and has the key; with --address',
  },
  address: { kind: 'text', value: '0x…', summary: 'The wallet that the program signs for' },
  ...commonOptions,
} as const;
