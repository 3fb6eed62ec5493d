/** An MCP server as a catalog names it. All of it is somebody else's text. */
export interface CatalogEntry {
  readonly identifier?: unknown;
  readonly displayName?: unknown;
  readonly description?: unknown;
  readonly tags?: unknown;
  readonly updatedAt?: unknown;
  /** Where its card lies; absent where the entry holds it. */
  readonly url?: URL;
  readonly card?: Readonly<Record<string, unknown>>;
}
