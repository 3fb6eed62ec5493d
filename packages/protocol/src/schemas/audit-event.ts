import * as z from 'zod/mini';

export const auditOutcomes = ['success', 'failure', 'refused'] as const;

/** How it ended. */
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Something that happened and bears on security. Never holds a secret. */
export interface AuditEvent {
  /** Its place in the log: each is greater than the one before. */
  seq: number;
  /** RFC 3339. */
  at: string;
  /** What happened: of `auditEventTypes`, or of a newer proxy's. */
  type: string;
  /** How it ended. */
  outcome: AuditOutcome;
  /** Who did it: `local`, `anonymous:…`, `user:…`; absent where nobody knows. */
  actor?: string | undefined;
  /** The address that it came from. */
  remoteAddress?: string | undefined;
  /** Of the request. */
  requestId?: string | undefined;
  /** What it was done to: the id of an account, a service, a connection, a credential. */
  target?: string | undefined;
  /** What else is to be known. */
  details?: Record<string, unknown> | undefined;
}

export const AuditEventSchema = z.object({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  outcome: z.enum(auditOutcomes),
  actor: z.optional(z.string()),
  remoteAddress: z.optional(z.string()),
  requestId: z.optional(z.string()),
  target: z.optional(z.string()),
  details: z.optional(z.record(z.string(), z.unknown())),
});
