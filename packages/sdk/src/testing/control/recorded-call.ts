import type { AnyOperationId } from '@nanda/protocol';

/** A request as it arrived. */
export interface RecordedCall {
  /** Undefined for a path that is none of the contract. */
  readonly operation: AnyOperationId | undefined;
  /** Of HTTP. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The values in the path, by their names in the contract. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands after the question mark. */
  readonly query: Readonly<Record<string, string>>;
  /** What was sent, before it was checked; undefined for no body. */
  readonly body: unknown;
  /** Lower case. Credentials have arrived, but stand here as `[redacted]`: a test report is read by many. */
  readonly headers: Readonly<Record<string, string>>;
}

const secret: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'x-api-key',
  'x-nanda-client',
]);

/** Writes a request down. */
export function recordCall(
  request: Request,
  {
    text,
    operation,
    params,
  }: Pick<RecordedCall, 'operation' | 'params'> & { readonly text: string },
): RecordedCall {
  const url = new URL(request.url);
  return {
    operation,
    method: request.method,
    path: url.pathname,
    params,
    query: Object.fromEntries(url.searchParams),
    body: parse(text),
    headers: Object.fromEntries(
      Array.from(request.headers, ([name, value]) => [
        name,
        secret.has(name) ? '[redacted]' : value,
      ]),
    ),
  };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
