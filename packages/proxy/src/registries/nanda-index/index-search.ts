import type { RegistryHttp } from '../http/registry-http.js';
import type { RowContext } from '../rows/row.js';
import type { Hops } from './create-hops.js';

/** What the steps of one search share. */
export interface IndexSearch {
  readonly http: RegistryHttp;
  readonly hops: Hops;
  readonly context: Omit<RowContext, 'fallbackMoment'>;
  /** RFC 3339. */
  readonly fallbackMoment: string;
  readonly limit: number;
  readonly signal: AbortSignal;
}
