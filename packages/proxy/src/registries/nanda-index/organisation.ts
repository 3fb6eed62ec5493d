/** One record of the index: an organisation that offers MCP servers, as far as anybody can tell yet. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** `card`: its address is one server's card. `catalog`: it lists the cards of several. */
  readonly kind: 'card' | 'catalog';
  /** Where to look. Named by a stranger. */
  readonly url: string;
  /** A domain that it has proven to own. */
  readonly domain?: string;
  /** The URN of its own entry. */
  readonly identifier?: string;
  readonly publisher: string;
  readonly description?: string;
  readonly tags: readonly string[];
  /** Milliseconds for which it wants what it says to be kept. */
  readonly timeToLive: number;
  /** RFC 3339. */
  readonly createdAt: string;
  /** RFC 3339. */
  readonly updatedAt: string;
}
