import type { LineRequest } from '../connections/line-request.js';
import type { UpstreamFacts, UpstreamRelayRequest } from '../connections/upstream-connector.js';
import type { McpAnswer, McpNotification } from '../mcp-message.js';
import type { Principal } from '../principal.js';

/** Which service is meant, and by whom. */
export interface RelayTarget {
  readonly connectionId: string;
  readonly principal: Principal;
  readonly line: LineRequest;
}

export type RelayRequest = RelayTarget & Omit<UpstreamRelayRequest, 'caller'>;

/**
 * Brings what MCP clients say to the services of connections, under what holds for every call: places, circuit, pins,
 * time, history. What goes wrong on the way is an answer too (see `toMcpError`): nothing here rejects, but for an aborted signal,
 * whose reason it rejects with.
 */
export interface ServiceRelay {
  /** `tools/call` becomes an execution; everything else is handed on as it is. */
  request(request: RelayRequest): Promise<McpAnswer>;
  notify(target: RelayTarget, notification: McpNotification): Promise<void>;
  /** Opens the line where there is none. @throws NandaError */
  facts(target: RelayTarget, signal: AbortSignal): Promise<UpstreamFacts>;
  /**
   * Changes of a resource come to the outlet of the dialog as `notifications/resources/updated`, in either era of the service.
   * What several dialogs of one line follow is asked for once, and taken back with the last.
   */
  subscribe(target: RelayTarget, uri: string, signal: AbortSignal): Promise<McpAnswer>;
  unsubscribe(target: RelayTarget, uri: string, signal: AbortSignal): Promise<McpAnswer>;
  /** The conversation is over: its own lines are closed, and what it followed is let go of. */
  end(dialogId: string): Promise<void>;
}
