import type { Fetch } from '../../src/client-options.js';

/** One request as it was sent. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** A `fetch` that keeps what it was asked and answers with what the handler says. */
export interface RecordingFetch {
  readonly fetch: Fetch;
  readonly requests: RecordedRequest[];
}

/** Makes a {@link RecordingFetch}. The handler gets the request and its number, from 1. */
export function recordingFetch(
  handle: (request: RecordedRequest, count: number) => Response | Promise<Response>,
): RecordingFetch {
  const requests: RecordedRequest[] = [];
  return {
    requests,
    fetch: async (request) => {
      const text = await request.text();
      const recorded = {
        method: request.method,
        url: new URL(request.url),
        headers: request.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
        signal: request.signal,
      };
      requests.push(recorded);
      return await handle(recorded, requests.length);
    },
  };
}
