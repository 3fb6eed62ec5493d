import { NandaError } from '@nanda/sdk';

/** What a call failed with, which has to be an error of ours. */
export async function catchError(call: PromiseLike<unknown>): Promise<NandaError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    if (NandaError.isInstance(error)) return error;
    throw error;
  }
  throw new Error(`Nothing failed; there is ${JSON.stringify(value)}.`);
}
