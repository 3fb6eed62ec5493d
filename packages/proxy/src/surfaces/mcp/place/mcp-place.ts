import type { AggregateView } from '../../../core/bridge/aggregate-view.js';

/** Which endpoint a URL names. */
export type McpPlace =
  | { readonly kind: 'aggregate'; readonly view: AggregateView }
  | { readonly kind: 'connection'; readonly connectionId: string }
  | { readonly kind: 'service'; readonly serviceId: string };
