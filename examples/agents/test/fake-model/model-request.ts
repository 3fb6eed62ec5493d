import type { ReceivedTool } from './fault-of-tool.ts';

/** A result of a tool as the model is given it. */
export interface ReceivedResult {
  readonly callId: string;
  readonly text: string;
  /** Media types of the pictures. */
  readonly pictures: readonly string[];
  readonly isError: boolean;
}

/** One request to the model, whatever API it came by. */
export interface ModelRequest {
  readonly tools: readonly ReceivedTool[];
  /** How often the model has spoken in this conversation. */
  readonly turn: number;
  /** What came of the calls of its last turn. */
  readonly results: readonly ReceivedResult[];
  readonly isStream: boolean;
}

/** What the model says: it asks for calls, or it has a text. */
export interface ModelAnswer {
  readonly calls: readonly {
    readonly id: string;
    readonly name: string;
    readonly argumentsText: string;
  }[];
  readonly text: string;
}
