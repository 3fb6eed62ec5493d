import type { ClientMessage } from './client-message.js';
import type { JsonRpcRefusal } from './json-rpc-refusal.js';

type Members = Readonly<Record<string, unknown>>;

/** What is in the body of an answer that is no success. */
export interface ReadRefusal {
  /** It is the JSON-RPC answer to this very request: may be handed on as it is. */
  readonly isAnswer: boolean;
  readonly refusal: JsonRpcRefusal;
}

/** Understands JSON-RPC, and the envelope of the proxy's own errors. */
export function readRefusal(
  body: Buffer,
  { status, message: { ids } }: { readonly status: number; readonly message: ClientMessage },
): ReadRefusal {
  const value = parse(body);
  const error = value === undefined ? undefined : value['error'];
  if (value === undefined || !isMembers(error) || typeof error['message'] !== 'string') {
    const message = `The proxy answered with status ${status}, and not in the way of an MCP server. Is it an older one? See: nanda doctor`;
    return {
      isAnswer: false,
      refusal: { message, data: { code: 'UNEXPECTED_ANSWER', status, retryable: false } },
    };
  }
  const { code, message, data, details, retryable } = error;
  if (value['jsonrpc'] === '2.0') {
    return {
      isAnswer: ids.length === 1 && value['id'] === ids[0],
      refusal: { code: typeof code === 'number' ? code : undefined, message, data },
    };
  }
  return {
    isAnswer: false,
    refusal: {
      message,
      data: { code, ...(isMembers(details) && { details }), retryable: retryable === true },
    },
  };
}

function parse(body: Buffer): Members | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
