import * as fc from 'fast-check';
import { references } from './references.js';
import type { SentRequest } from './sent-request.js';

const place = fc.oneof(
  fc.constantFrom(
    '/v2/events/connections',
    '/v2/events/catalog',
    '/mcp/v1/sse/subscribe?resource_type=tools',
  ),
  references('execution').map((id) => `/v2/executions/${id}/events`),
  references('asking').map((id) => `/v2/executions/${id}/events`),
  references('execution').map((id) => `/mcp/v1/sse/progress/${id}`),
  references('asker').map((id) => `/v2/events/connections?connectionId=${id}`),
  references('subscription').map((id) => `/mcp/v1/sse/subscribe?subscription_id=${id}`),
  fc.constant('/mcp'),
);

const position = fc.oneof(
  fc.integer({ min: -2, max: 2000 }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.double().map(String),
  fc.constantFrom('', '-', '0x1', '1e3', '01', ' 1', '__proto__', 'NaN'),
);

/** Ids of events: real ones, those of others, and real ones with a piece of something else. */
const eventId = fc.oneof(
  references('eventId'),
  fc.tuple(references('eventId'), position).map(([id, end]) => `${id}${end}`),
  fc
    .tuple(
      fc.oneof(
        references('execution'),
        references('asking'),
        references('connection'),
        fc.constant('x'),
      ),
      fc.constantFrom(':', '-', '_', '.', '/'),
      position,
    )
    .map((parts) => parts.join('')),
  position,
  fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,60}$/),
  fc.stringMatching(/^[A-Za-z0-9_=-]{0,60}$/),
  fc.integer({ min: 1, max: 14 }).map((size) => 'a'.repeat(2 ** size)),
);

/** Requests for streams that go on after an event, whichever that is. */
export const streamRequests: fc.Arbitrary<SentRequest> = fc
  .record({ place, eventId, session: references('session') })
  .map(({ place: target, eventId: id, session }) => ({
    method: 'GET',
    target,
    headers: {
      accept: 'text/event-stream',
      'last-event-id': id.trim(),
      ...(target === '/mcp' && { 'mcp-session-id': session }),
    },
    body: undefined,
  }));
