import { SdkHttpError } from '@modelcontextprotocol/client';

import { findInCauses } from '../../network/find-in-causes.js';
import { HttpStatusError, type HttpStatusErrorOptions } from './http-status-error.js';

/** An HTTP answer with an error status, where that is what we or the SDK failed on. */
export function findHttpError(error: unknown): HttpStatusErrorOptions | undefined {
  return findInCauses(error, (found) => {
    if (found instanceof HttpStatusError) return found;
    if (!(found instanceof SdkHttpError)) return undefined;
    const { status, text } = found.data;
    return typeof status === 'number'
      ? { status, text: typeof text === 'string' ? text : '' }
      : undefined;
  });
}
