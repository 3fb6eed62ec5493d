import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionState } from '../session/session-state.js';
import { openCallForm } from '../panes/form/open-call-form.js';
import type { PaletteEntry } from './palette-entry.js';

/** The tools of the current connection, to be called, and the other connections, to be used. */
export function connectionEntries(state: SessionState): readonly PaletteEntry[] {
  const current = findCurrentConnection(state);
  const tools = (current?.metadata.tools ?? []).map((tool): PaletteEntry => {
    const connectionId = current?.id ?? '';
    return {
      id: `tool ${tool.name}`,
      kind: 'tool',
      title: `Call ${tool.name}`,
      aside: tool.description ?? '',
      reason: undefined,
      act: () => openCallForm({ connectionId, tool }),
    };
  });
  const others = state.connections.connections.map(
    ({ id, name, metadata: { serviceName } }): PaletteEntry => ({
      id: `connection ${id}`,
      kind: 'connection',
      title: `Use ${serviceName}`,
      aside: name === undefined ? id : `@${name}`,
      reason: id === current?.id ? 'It is the current one' : undefined,
      act: () => [{ intent: 'run', command: { verb: 'use', target: id } }],
    }),
  );
  return [...tools, ...others];
}
