import type { OptionDefinitions } from './option-definition.js';

/** How a connection is opened anew. */
export const refreshOptions: OptionDefinitions = {
  'accept-tools': { kind: 'flag', summary: 'Accept how its tools have changed' },
};
