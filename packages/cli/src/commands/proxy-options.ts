import { commonOptions } from './common-options.js';

/** What every command that talks to a proxy understands. */
export const proxyOptions = {
  ...commonOptions,
  url: {
    kind: 'text',
    value: 'URL',
    env: 'NANDA_BASE_URL',
    summary: 'Use the proxy at this URL, and none of our own in the background',
  },
  registry: {
    kind: 'text',
    many: true,
    value: 'SPEC',
    env: 'NANDA_REGISTRIES',
    summary: 'Registry of the background proxy, repeatable',
  },
} as const;
