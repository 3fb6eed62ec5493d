import { authOptions } from '../commands/auth-options.js';

/** What every command about the accounts of a proxy understands. */
export const accountsOptions = {
  ...authOptions,
  'data-dir': {
    kind: 'text',
    value: 'DIR',
    usually: 'that of nanda serve',
    summary: 'Those of the proxy that keeps its data there, without asking it',
  },
} as const;
