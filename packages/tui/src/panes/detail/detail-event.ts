import type { Service, ToolDefinition } from '@nanda/sdk';
import type { Failure } from '../../session/failure.js';

/** What becomes of the service that somebody looks at. */
export type DetailEvent =
  | { type: 'detail-wanted'; service: Service }
  | { type: 'detail-found'; service: Service }
  | { type: 'detail-failed'; serviceId: string; failure: Failure }
  | { type: 'detail-tools-found'; serviceId: string; tools: readonly ToolDefinition[] }
  | { type: 'detail-tools-failed'; serviceId: string; failure: Failure }
  | { type: 'detail-scrolled'; offset: number };
