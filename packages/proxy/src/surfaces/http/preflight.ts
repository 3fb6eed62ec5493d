import { headers } from '@nanda/protocol/facts';

/** Answers what a browser asks before a page of an allowed origin may call. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
      'access-control-allow-headers': [
        'authorization',
        'content-type',
        headers.apiKey,
        headers.client,
        headers.idempotencyKey,
        headers.lastEventId,
        headers.requestId,
      ].join(', '),
      'access-control-max-age': '600',
    },
  });
}
