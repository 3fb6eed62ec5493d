/** What the handshake has brought out. */
export interface SessionFacts {
  /** `legacy`: up to 2025-11-25, with `initialize`. `modern`: 2026-07-28, without sessions. */
  readonly era: 'legacy' | 'modern';
  readonly protocolVersion: string;
  /** As the service describes itself. Untrusted. */
  readonly server: { readonly name: string; readonly version: string } | undefined;
  /** What the service says that it can do, as far as MCP knows it. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** The same in the service's own words, with all that the SDK leaves out. */
  readonly said: SaidFacts;
}

/** How a service has introduced itself, member by member as it came. Untrusted. */
export interface SaidFacts {
  /** `Implementation`; empty where it did not say. */
  readonly serverInfo: Readonly<Record<string, unknown>>;
  /** `ServerCapabilities` */
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly instructions?: string;
}
