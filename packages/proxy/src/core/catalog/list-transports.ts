import { type Transport, transports } from '@nanda/protocol/facts';
import type { ServiceRecord } from './service-record.js';

/** Every transport that a service is known to speak, each once, in the contract's order. */
export function listTransports(
  record: Pick<ServiceRecord, 'endpoints' | 'transports' | 'command'>,
): Transport[] {
  const spoken = new Set<Transport>(record.transports);
  for (const { transport } of record.endpoints) if (transport !== undefined) spoken.add(transport);
  if (record.command !== undefined) spoken.add('stdio');
  return transports.filter((transport) => spoken.has(transport));
}
