import type { ListName } from './list-name.js';

/** Rows of its pane that a list leaves to other things: a filter, a summary. */
export const rowsBeside: Readonly<Record<ListName, number>> = {
  services: 3,
  facets: 1,
  connections: 1,
  tools: 1,
  history: 1,
  inbox: 1,
  logs: 1,
  transcript: 0,
  palette: 1,
  help: 1,
};
