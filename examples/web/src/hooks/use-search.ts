import type { Service } from '@nanda/sdk';
import { useEffect, useState } from 'react';
import type { ProxySession } from '../model/create-proxy-session.ts';
import type { Failure } from '../model/failure.ts';

/** How long nobody may have typed, in milliseconds, before a search is sent. */
const pause = 200;
const pageSize = 25;

/** What came of the search. */
export interface Search {
  readonly status: 'searching' | 'found' | 'failed';
  /** While the next search is under way, what the last one found. */
  readonly services: readonly Service[];
  /** How many fit, of which the first are shown. */
  readonly total: number;
  readonly failure?: Failure | undefined;
}

/**
 * Searches as somebody types. What a later search makes pointless is aborted, and whatever comes of it
 * never shown.
 */
export function useSearch({ client, describe }: ProxySession): {
  /** As it was typed. */
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly search: Search;
  /** Searches for the same again. */
  readonly repeat: () => void;
} {
  const [search, setSearch] = useState<Search>({ status: 'searching', services: [], total: 0 });
  // A new object is a new wish, be it for the same words.
  const [wish, setWish] = useState({ query: '' });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const query = wish.query.trim();
    const run = async (): Promise<void> => {
      setSearch((before) => ({ ...before, status: 'searching', failure: undefined }));
      try {
        const page = await client.services.search(
          { ...(query !== '' && { query }), limit: pageSize },
          // Who types sends the next one anyway, and wants to know at once that nobody answers.
          { signal, maxRetries: 0 },
        );
        if (signal.aborted) return;
        setSearch({ status: 'found', services: [...page], total: page.meta.total });
      } catch (error) {
        if (signal.aborted) return;
        setSearch({ status: 'failed', services: [], total: 0, failure: describe(error) });
      }
    };
    const timer = setTimeout(() => void run(), query === '' ? 0 : pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, describe, wish]);

  return {
    query: wish.query,
    setQuery: (query) => setWish({ query }),
    search,
    repeat: () => setWish((before) => ({ ...before })),
  };
}
