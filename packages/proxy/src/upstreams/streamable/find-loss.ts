import { readRpcError } from '../errors/read-rpc-error.js';

export interface LossFacts {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
  readonly isModern: boolean;
  readonly hasSession: boolean;
}

const unsupportedVersion = -32_022;

/**
 * Whether a refusal says that what was agreed at the beginning holds no more; undefined where it does not.
 *
 * For a session, 404 is what the specification says, and 400 with a word about the session is what many services answer.
 * In the newer era a refusal without a JSON-RPC error comes from something that does not speak it. Neither has taken the
 * request in.
 */
export function findLoss({
  status,
  text,
  isModern,
  hasSession,
}: LossFacts): 'session-expired' | 'version' | undefined {
  if (isModern) {
    const isForeign = status === 400 || status === 404 || status === 405;
    const code = readRpcError(text)?.code;
    const isOtherVersion = code === unsupportedVersion || (isForeign && code === undefined);
    return isOtherVersion ? 'version' : undefined;
  }
  const isUnknown = status === 404 || (status === 400 && /session/i.test(text));
  return hasSession && isUnknown ? 'session-expired' : undefined;
}
