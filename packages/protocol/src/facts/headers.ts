/** Header fields that the contract names. Lower case, as they arrive. */
export const headers = {
  requestId: 'x-request-id',
  apiKey: 'x-api-key',
  /** The token of an anonymous client: handed out by the first answer, sent back ever after. */
  client: 'x-nanda-client',
  idempotencyKey: 'idempotency-key',
  lastEventId: 'last-event-id',
  retryAfter: 'retry-after',
  /** What is left of the caller's rate limits, and what they are: the IETF's draft, in its 11th version. */
  rateLimit: 'ratelimit',
  rateLimitPolicy: 'ratelimit-policy',
} as const;
