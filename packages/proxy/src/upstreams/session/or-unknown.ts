import { METHOD_NOT_FOUND } from '@modelcontextprotocol/client';

import { findRpcError } from '../errors/find-rpc-error.js';

/** The end of a round trip: to be told that there is no such method is one too. */
export async function orUnknown(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (findRpcError(error)?.code !== METHOD_NOT_FOUND) throw error;
  }
}
