import type { ServicesState } from './services-state.js';

/** Nothing has been looked for. */
export const initialServices: ServicesState = {
  query: { text: '' },
  status: 'idle',
  services: [],
  total: 0,
  facets: undefined,
  notices: [],
  suggestions: [],
  nextCursor: undefined,
  failure: undefined,
};
