import { commonOptions } from './common-options.js';

/** What every command that talks to a proxy understands. */
export const proxyOptions = {
  ...commonOptions,
  url: {
    kind: 'text',
    value: 'URL',
    summary: 'Use the proxy at this URL; else NANDA_BASE_URL, else our own in the background',
  },
  registry: {
    kind: 'text',
    many: true,
    value: 'file:PATH',
    summary: 'Catalog of the background proxy, repeatable; else NANDA_REGISTRIES',
  },
} as const;
