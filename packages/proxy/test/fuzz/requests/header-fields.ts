import * as fc from 'fast-check';
import { references } from './references.js';

/** What may stand in a header field: Node's own client sends nothing else. What else there is comes as raw bytes. */
const fieldText = fc.oneof(
  { weight: 2, arbitrary: fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,40}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '*',
      '*/*',
      ',',
      ';q=',
      'null',
      '0',
      '-1',
      'a'.repeat(4000),
      '__proto__',
    ),
  },
);

const eventId = fc.oneof(
  fc.constantFrom('0', '1', '-1', '1e9', '99999999999999999999', 'gap', ':', 'abc-1'),
  references('execution').map((id) => `${id}:1`),
  references('asking').map((id) => `${id}-1`),
  references('connection'),
  references('eventId'),
  fieldText,
);

const known: Readonly<Record<string, fc.Arbitrary<string>>> = {
  accept: fc.constantFrom(
    'text/event-stream',
    'application/json',
    'application/json, text/event-stream',
    '*/*',
    'text/html',
    'application/json;q=0',
    ';;;,,,',
  ),
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json;;;',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ),
  'content-encoding': fc.constantFrom('identity', 'gzip', 'br', 'x'),
  'last-event-id': eventId,
  'idempotency-key': fc.oneof(fc.constantFrom('k', 'k'.repeat(300)), fieldText),
  'x-request-id': fieldText,
  'x-nanda-client': fc.oneof(fc.constant(`nc_${'a'.repeat(43)}`), fieldText),
  'x-api-key': fieldText,
  authorization: fc.oneof(
    fc.constantFrom(
      'Bearer',
      'Bearer ',
      'Bearer a b',
      'bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
      'Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLy4uL2V0Yy9wYXNzd2QifQ.e30.AA',
      'Bearer ..',
      'Basic Og==',
      `Bearer ${'a'.repeat(6000)}`,
    ),
    fieldText,
  ),
  cookie: fc.constantFrom(
    'nanda_client=x',
    ';;=;',
    `nanda_client=nc_${'b'.repeat(43)}`,
    'nanda_sign_in=x',
  ),
  'mcp-session-id': fc.oneof(references('session'), fieldText),
  'mcp-protocol-version': fc.constantFrom('2026-07-28', '2025-11-25', '2024-11-05', '1', ''),
  'mcp-method': fc.oneof(fc.constantFrom('tools/list', 'tools/call', '__proto__'), fieldText),
  'mcp-name': fc.oneof(fc.constantFrom('=?base64?!!!?=', '=?base64?AA==?=', 'x'), fieldText),
  'mcp-param-x': fieldText,
  'user-agent': fieldText,
  'x-forwarded-proto': fc.constantFrom('https', 'x', ''),
  'accept-encoding': fc.constantFrom('gzip', 'br;q=1', 'identity;q=0'),
  prefer: fieldText,
  'x-http-method-override': fc.constantFrom('DELETE', 'GET'),
};

/** A few fields that change something, or might. */
export const headerFields: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .uniqueArray(
    fc
      .constantFrom(...Object.keys(known))
      .chain((name) =>
        (known[name] ?? fieldText).map((value): [string, string] => [name, value.trim()]),
      ),
    { minLength: 1, maxLength: 2, selector: ([name]) => name },
  )
  .map((entries) => Object.fromEntries(entries));
