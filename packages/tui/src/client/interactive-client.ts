import type { ToolDefinition, ToolResult } from '@nanda/protocol';

/** What the terminal app needs of the world. Everything that it answers with is untrusted text. */
export interface InteractiveClient {
  /** Services that match, best first. */
  search(text: string, options: { signal: AbortSignal }): Promise<ServiceListing[]>;
  /** Opens a connection to the service with this id. */
  connect(serviceId: string, options: { signal: AbortSignal }): Promise<OpenConnection>;
  /** The tools of an open connection, as the service lists them now. */
  tools(connectionId: string, options: { signal: AbortSignal }): Promise<ToolDefinition[]>;
  /** Runs a tool to its end. Aborting the signal cancels the execution at the service. */
  call(request: ToolCall): Promise<ToolResult>;
  /** Closes an open connection. */
  disconnect(connectionId: string): Promise<void>;
}

/** One row of a search. */
export interface ServiceListing {
  id: string;
  name: string;
  description: string;
}

/** A connection that {@link InteractiveClient.connect} opened. */
export interface OpenConnection {
  id: string;
  serviceName: string;
  tools: ToolDefinition[];
}

/** One call of a tool. */
export interface ToolCall {
  connectionId: string;
  tool: string;
  parameters: Record<string, unknown>;
  signal: AbortSignal;
  /** Told of every step that the tool reports. */
  onProgress: (progress: CallProgress) => void;
}

/** How far a running call is. */
export interface CallProgress {
  progress?: number | undefined;
  /** What `progress` will be at the end, where the tool knows it. */
  total?: number | undefined;
  message?: string | undefined;
}
