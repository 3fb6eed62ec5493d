import { realtime } from '@nanda/protocol';
import { NandaError } from '../../core/nanda-error.js';

/** What a client offers as subprotocols, which is all that a web page can send beside the address. */
export interface Subprotocols {
  /** The one to choose; undefined where none is offered. */
  readonly chosen: string | undefined;
  readonly token: string | undefined;
}

/** @throws NandaError VALIDATION_ERROR where some are offered and ours is not among them. */
export function readSubprotocols(header: string | undefined): Subprotocols {
  const offered = header?.split(',').map((name) => name.trim()) ?? [];
  if (offered.length > 0 && !offered.includes(realtime.subprotocol)) {
    throw new NandaError(
      'VALIDATION_ERROR',
      `Offer the subprotocol ${realtime.subprotocol} beside the others, or none at all.`,
    );
  }
  const token = offered
    .find((name) => name.startsWith(realtime.tokenSubprotocol))
    ?.slice(realtime.tokenSubprotocol.length);
  return {
    chosen: offered.length > 0 ? realtime.subprotocol : undefined,
    token: token === undefined ? undefined : decoded(token),
  };
}

/** As it was sent, where that makes no text that a header field could carry. */
function decoded(token: string): string {
  try {
    const text = decodeURIComponent(token);
    return /^[\x20-\x7e]*$/.test(text) ? text : token;
  } catch {
    return token;
  }
}
