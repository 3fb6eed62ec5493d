import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { createRegistryHttp, type RegistryHttpOptions } from '../http/create-registry-http.js';
import type { RegistryAnswer, RegistryHttp } from '../http/registry-http.js';

export interface HopsOptions extends Pick<RegistryHttpOptions, 'now' | 'wait' | 'random'> {
  /** Where they may lead: strangers named the addresses. */
  readonly policy: Exclude<AddressPolicy, 'any'>;
  /** How many there may be in all. */
  readonly maximum: number;
}

/** Requests to hosts that strangers have named. */
export interface Hops {
  /** True once one more was wanted than there may be. */
  readonly isSpent: boolean;
  /** One attempt. Fails where the answer is none of 200 and not expected, and when too many were wanted. */
  getJson(
    url: URL,
    options: { readonly signal: AbortSignal; readonly expected?: readonly number[] },
  ): Promise<RegistryAnswer>;
  /** Ends every socket. */
  close(): Promise<void>;
}

const timeout = 5_000;
const maximumBytes = 1024 * 1024;
const accept = 'application/mcp-server-card+json, application/ai-catalog+json, application/json';

/** The way to the second hop: guarded, small, short, and without anything that belongs to the index. */
export function createHops({ policy, maximum, ...injected }: HopsOptions): Hops {
  const clients = new Map<string, RegistryHttp>();
  const releases: (() => Promise<void>)[] = [];
  let left = maximum;
  let isSpent = false;

  const clientFor = (url: URL): RegistryHttp => {
    const known = clients.get(url.origin);
    if (known !== undefined) return known;
    const options = { ...injected, name: url.host, baseUrl: url.origin, policy, maximumBytes };
    const made = createRegistryHttp(options);
    clients.set(url.origin, made);
    releases.push(made.hold());
    return made;
  };

  return {
    get isSpent() {
      return isSpent;
    },

    async getJson(target, options) {
      if (left <= 0) {
        isSpent = true;
        throw new Error(`More than ${maximum} documents are not read at once.`);
      }
      left -= 1;
      const url = new URL(target);
      // What stands there would be sent as a credential, to whoever it was written for.
      url.username = '';
      url.password = '';
      const headers = { accept };
      return await clientFor(url).getJson(url, { ...options, headers, timeout, retries: 0 });
    },

    async close() {
      clients.clear();
      await Promise.all(releases.splice(0).map((release) => release()));
    },
  };
}
