// The terminal app. A line here is public API: name it, do not use a wildcard.
export { createInteractiveClient } from './client/create-interactive-client.js';
export type {
  CallProgress,
  InteractiveClient,
  OpenConnection,
  ServiceListing,
  ToolCall,
} from './client/interactive-client.js';
export { runInteractive, type RunInteractiveOptions } from './run-interactive.js';
