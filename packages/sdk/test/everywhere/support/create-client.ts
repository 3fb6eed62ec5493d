import { NANDAClient, type ClientOptions } from '@nanda/sdk';
import { inject } from 'vitest';

/** A client of the real proxy beside the tests. */
export function createClient(options: ClientOptions = {}): NANDAClient {
  return new NANDAClient({ baseURL: inject('otherSide').proxyURL, ...options });
}
