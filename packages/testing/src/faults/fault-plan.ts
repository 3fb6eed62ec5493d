import type { Fault } from './fault.js';

/** What goes wrong, where, and how often. */
export type FaultPlan = {
  fault: Fault;
  /**
   * Which requests: `every-request`, an HTTP method (`GET` is the standing stream), or a JSON-RPC method such as
   * `tools/call`, where the tool `sound` is spared. Each fault has a default that fits: `every-request` for `hang`,
   * `http-401`, `http-500`, `http-status`, redirects and `unadvertised-tools`; `tools/list` for what is wrong with a
   * list; `GET` for `close-get`; `tools/call` for all others.
   */
  affects?: 'every-request' | 'GET' | 'POST' | 'DELETE' | (string & {});
  /** How many of those go well before. Default 0. */
  skip?: number;
  /** How many of those go wrong then; the ones after that go well again. Default all. */
  times?: number;
};
