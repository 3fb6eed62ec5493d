import { errorCodes, type ErrorCode } from '@nanda/protocol';

/** A success of the v2 surface. */
export function success(
  data: unknown,
  { meta, headers, status = 200 }: AnswerOptions & { meta?: unknown } = {},
): Response {
  return json({ success: true, data, ...(meta !== undefined && { meta }) }, { status, headers });
}

/** A failure of the v2 surface. */
export function failure(
  code: ErrorCode,
  {
    headers,
    ...members
  }: { headers?: Record<string, string>; retryable?: boolean; details?: object } = {},
): Response {
  const { status, retryable } = errorCodes[code];
  const error = { code, message: `It is ${code}.`, requestId: 'request-1', retryable, ...members };
  return json({ success: false, error }, { status, headers });
}

/** A JSON document. */
export function json(body: unknown, { status = 200, headers }: AnswerOptions = {}): Response {
  return Response.json(body, { status, ...(headers !== undefined && { headers }) });
}

/** An event stream with these events in it, which then ends. */
export function eventStream(events: readonly { type: string; id?: string }[]): Response {
  return new Response(events.map(serverEvent).join(''), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });
}

/** One event as it stands in a stream. */
export function serverEvent(event: { type: string; id?: string }): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Record<string, string> | undefined;
}
