import type { AuditEvent, AuditEventType, AuditOutcome } from '@nanda/protocol';

/** What is to be told of something that bears on security. Never a secret: not a password, a token, a key, an argument of a tool. */
export interface AuditEntry {
  readonly type: AuditEventType;
  readonly outcome: AuditOutcome;
  /** `principalKey` of who did it; undefined where nobody knows. */
  readonly actor?: string | undefined;
  readonly remoteAddress?: string | undefined;
  readonly requestId?: string | undefined;
  /** The id of an account, a service, a connection, a credential. */
  readonly target?: string | undefined;
  /** Small: names, counts, reasons. Texts of strangers are cut and cleaned when they are written. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** What was thrown, where several see it on its way: only the first entry of it is kept. */
  readonly failure?: object | undefined;
}

/** Port: what is written here is never changed. */
export interface AuditLog {
  /** Takes note; never throws and never waits. */
  record(entry: AuditEntry): void;
  /** The newest first. */
  list(query: AuditQuery): Promise<readonly AuditEvent[]>;
}

export interface AuditQuery {
  readonly type?: string | undefined;
  readonly actor?: string | undefined;
  /** Those with a smaller `seq`. */
  readonly before?: number | undefined;
  readonly limit: number;
}
