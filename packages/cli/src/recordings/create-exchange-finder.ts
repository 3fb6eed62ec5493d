import { nearestName } from '@nanda/terminal';
import type { Exchange, RecordedRequest } from './exchange.js';
import { requestKey } from './request-key.js';

/** Finds the recorded answers to requests, each in its turn. */
export interface ExchangeFinder {
  /** The next answer to such a request, or the last one again; undefined where none was recorded. */
  find(request: RecordedRequest): Exchange | undefined;
  /** The recorded request that is most like this one. */
  nearest(request: RecordedRequest): RecordedRequest | undefined;
  /** How many of the recorded answers have been given. */
  readonly used: number;
}

export function createExchangeFinder(exchanges: readonly Exchange[]): ExchangeFinder {
  const exact = Map.groupBy(exchanges, ({ request }) => requestKey(request));
  const loose = Map.groupBy(exchanges, ({ request }) => requestKey(request, { isLoose: true }));
  const used = new Set<Exchange>();

  return {
    find(request) {
      // To the letter first: two services may be told apart by nothing but an id.
      const alike =
        exact.get(requestKey(request)) ?? loose.get(requestKey(request, { isLoose: true })) ?? [];
      const next = alike.find((exchange) => !used.has(exchange)) ?? alike.at(-1);
      if (next !== undefined) used.add(next);
      return next;
    },
    nearest({ method, path }) {
      const same = exchanges.find(
        ({ request }) => request.method === method && request.path === path,
      );
      if (same !== undefined) return same.request;
      const names = exchanges.map(({ request }) => `${request.method} ${request.path}`);
      const nearest = nearestName(`${method} ${path}`, names);
      return exchanges.find((_, index) => names[index] === nearest)?.request;
    },
    get used() {
      return used.size;
    },
  };
}
