import { SdkHttpError } from '@modelcontextprotocol/client';

import { findInCauses } from '../network/find-in-causes.js';

/** An HTTP answer with an error status, where that is what the SDK failed on. */
export interface HttpFailure {
  readonly status: number;
  readonly text: string;
}

export function findHttpError(error: unknown): HttpFailure | undefined {
  return findInCauses(error, (found) => {
    if (!(found instanceof SdkHttpError)) return undefined;
    const { status, text } = found.data;
    return typeof status === 'number'
      ? { status, text: typeof text === 'string' ? text : '' }
      : undefined;
  });
}
