import type { ClientCapability } from '@nanda/protocol';

/** How a service is told whom it serves. */
export interface Introduction {
  /** `Implementation`, in the words of whoever it is. */
  readonly clientInfo: Readonly<Record<string, unknown>>;
  /** `ClientCapabilities`: this is declared, and nothing else. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** What the service may therefore ask for. */
  readonly kinds: ReadonlySet<ClientCapability>;
  /** Whether it may ask in ways that only an extension knows. */
  readonly isExtended: boolean;
  /** Whether it is an MCP client that is served; else us. */
  readonly isCaller: boolean;
}
