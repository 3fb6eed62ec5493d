import type { RowReading } from '../rows/row.js';
import type { Hops } from './create-hops.js';
import { readCard, type CardSource } from './read-card.js';

/** Reads the card of an entry, wherever that lies. */
export async function fetchCard(
  source: CardSource,
  { hops, signal }: { readonly hops: Hops; readonly signal: AbortSignal },
): Promise<RowReading> {
  const { url, card } = source.entry;
  if (url === undefined) return readCard(card, source);
  const { body } = await hops.getJson(url, { signal });
  return readCard(body, source);
}
