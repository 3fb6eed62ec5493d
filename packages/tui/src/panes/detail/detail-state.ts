import type { Service, ToolDefinition } from '@nanda/sdk';
import type { Failure } from '../../session/failure.js';

/** One service that somebody looks at. */
export interface DetailState {
  serviceId: string;
  /** As the list had it, then whole. */
  service: Service;
  status: 'loading' | 'ready' | 'failed';
  /** Undefined until they are known; a service that is not reached has none to tell. */
  tools: readonly ToolDefinition[] | undefined;
  toolsFailure: Failure | undefined;
  failure: Failure | undefined;
  /** The first line that is shown. */
  offset: number;
}
