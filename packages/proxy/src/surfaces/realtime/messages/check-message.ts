import type { Permission, RealtimeClientMessage, RealtimeSubscription } from '@nanda/protocol';
import { checkPermission } from '../../../core/access/check-permission.js';
import type { Session } from '../create-session.js';

const catalogEvents: ReadonlySet<string> = new Set([
  'catalog',
  'sync_started',
  'sync_progress',
  'sync_finished',
  'sync_failed',
]);

/** @throws NandaError FORBIDDEN for what the client's token or key does not allow */
export function checkMessage(
  message: RealtimeClientMessage,
  { principal }: Pick<Session, 'principal'>,
): void {
  if (principal.access === undefined) return;
  for (const permission of permissionsOf(message)) checkPermission(principal, permission);
}

function permissionsOf(message: RealtimeClientMessage): readonly Permission[] {
  switch (message.type) {
    case 'execute':
    case 'cancel':
    case 'respond':
      return ['tools:call'];
    case 'stream':
      return ['executionId' in message.payload ? 'connections:read' : 'tools:call'];
    case 'subscribe':
      return ofSubscription(message.payload);
    // Whoever goes on gets what the session was subscribed to.
    case 'resume':
      return ['connections:read', 'catalog:read'];
    case 'unsubscribe':
    case 'ping':
      return [];
  }
}

function ofSubscription({ events = ['*'] }: RealtimeSubscription): readonly Permission[] {
  const ofCatalog = events.some((name) => catalogEvents.has(name));
  const ofConnections = events.some((name) => !catalogEvents.has(name));
  return [
    ...(ofConnections ? (['connections:read'] as const) : []),
    ...(ofCatalog ? (['catalog:read'] as const) : []),
  ];
}
