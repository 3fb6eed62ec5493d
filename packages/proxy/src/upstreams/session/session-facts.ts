/** What the handshake has brought out. */
export interface SessionFacts {
  /** `legacy`: up to 2025-11-25, with `initialize`. `modern`: 2026-07-28, without sessions. */
  readonly era: 'legacy' | 'modern';
  readonly protocolVersion: string;
  /** As the service describes itself. Untrusted. */
  readonly server: { readonly name: string; readonly version: string } | undefined;
  /** What the service says that it can do. */
  readonly capabilities: Readonly<Record<string, unknown>>;
}
