/** Header fields by their names. */
export type Fields = Readonly<Record<string, string>>;

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `data` of the envelope, or the whole of what has none. */
  readonly data: Readonly<Record<string, unknown>>;
}

export type AskJson = (
  method: string,
  path: string,
  options?: { readonly headers?: Fields; readonly body?: object },
) => Promise<JsonAnswer>;

/** Milliseconds; nothing that a test sets up takes as long. */
const patience = 20_000;

/** A client for what a test sets up and looks after, and not for what it tries. */
export function createAskJson(url: string): AskJson {
  return async (method, path, { headers = {}, body } = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const told = (isJson && text !== '' ? JSON.parse(text) : {}) as JsonAnswer['data'];
    const data = 'data' in told ? (told['data'] as JsonAnswer['data']) : told;
    return { status: answer.status, headers: answer.headers, data };
  };
}
