/** What the audit log tells of. */
export const auditEventTypes = [
  'account.registered',
  'account.updated',
  'login',
  'logout',
  'session.refreshed',
  'session.reused',
  'session.revoked',
  'lockout',
  'api_key.created',
  'api_key.revoked',
  'signing_key.rotated',
  'access.refused',
  'rate.limited',
  'address.blocked',
  'host.refused',
  'origin.refused',
  'authorization.started',
  'authorization.finished',
  'credential.stored',
  'credential.refreshed',
  'credential.revoked',
  'credential.exported',
  'credential.imported',
  'tool.called',
  'tool.refused',
  'audit.pruned',
] as const;

/** What the audit log tells of. */
export type AuditEventType = (typeof auditEventTypes)[number];
