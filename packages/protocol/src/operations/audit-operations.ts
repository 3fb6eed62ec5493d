import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { AuditEventSchema } from '../schemas/audit-event.js';
import { queryLimit, queryNumber, queryText } from '../schemas/query-values.js';
import type { Operation } from './operation.js';

export const listAuditEvents = {
  id: 'audit.list',
  ...operationFacts['audit.list'],
  summary: 'Read the log of what bears on security, the newest first.',
  query: z.strictObject({
    type: z.optional(queryText),
    actor: z.optional(queryText),
    // Those before this `seq`, for the next page.
    before: z.optional(queryNumber({ minimum: 1, maximum: 999_999_999 })),
    limit: queryLimit(50),
  }),
  data: z.array(AuditEventSchema),
  errors: [],
} as const satisfies Operation;
