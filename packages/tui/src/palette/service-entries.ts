import type { Service } from '@nanda/sdk';
import { connectService } from '../panes/services/connect-service.js';
import { whyNoConnection } from '../panes/services/why-no-connection.js';
import type { PaletteEntry } from './palette-entry.js';

const made = new WeakMap<readonly Service[], readonly PaletteEntry[]>();

/** The services of the list, to be connected or looked at. Made once of a list, which may be long. */
export function serviceEntries(services: readonly Service[]): readonly PaletteEntry[] {
  const before = made.get(services);
  if (before !== undefined) return before;
  const entries = services.flatMap(toEntries);
  made.set(services, entries);
  return entries;
}

function toEntries(service: Service): readonly PaletteEntry[] {
  const { id, name, description } = service;
  return [
    {
      id: `connect ${id}`,
      kind: 'service',
      title: `Connect to ${name}`,
      aside: description,
      reason: whyNoConnection(service),
      act: () => connectService(service),
    },
    {
      id: `look-at ${id}`,
      kind: 'service',
      title: `Look at ${name}`,
      aside: description,
      reason: undefined,
      act: () => [
        { intent: 'look-at', service },
        { type: 'work-opened', work: 'detail' },
        { type: 'panes-entered' },
      ],
    },
  ];
}
