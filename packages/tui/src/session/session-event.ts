import type { CallProgress, OpenConnection, ServiceListing } from '../client/interactive-client.js';
import type { ToolDefinition } from '@nanda/protocol';
import type { InputEvent } from '../input/input-event.js';
import type { TranscriptLine } from './session-state.js';

/** Something that happened in the session; the only way in which its state changes. */
export type SessionEvent =
  | { type: 'submitted'; line: string }
  | { type: 'printed'; lines: TranscriptLine[] }
  | { type: 'started'; label: string; at: number }
  | { type: 'progressed'; progress: CallProgress }
  | { type: 'ended' }
  | { type: 'listed'; listing: ServiceListing[] }
  | { type: 'connected'; connection: OpenConnection }
  | { type: 'tools-listed'; connectionId: string; tools: ToolDefinition[] }
  | { type: 'disconnected'; connectionId: string }
  | { type: 'switched'; connectionId: string }
  | { type: 'edited'; event: InputEvent }
  | { type: 'cleared' }
  | { type: 'quit' };
