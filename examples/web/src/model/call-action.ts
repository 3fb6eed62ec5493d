import type { StreamEvent } from '@nanda/sdk';
import type { Call } from './call.ts';
import type { Failure } from './failure.ts';

/** Something that happened to a call, told by the proxy or done by the person. */
export type CallAction =
  | {
      readonly type: 'begun';
      readonly id: number;
      readonly call: Pick<Call, 'toolName' | 'parameters'>;
    }
  | { readonly type: 'happened'; readonly id: number; readonly event: StreamEvent }
  | { readonly type: 'cancelling'; readonly id: number }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure };
