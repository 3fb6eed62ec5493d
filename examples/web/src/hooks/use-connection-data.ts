import type { Connection, ServiceConnection } from '@nanda/sdk';
import { useCallback, useSyncExternalStore } from 'react';

const types = ['update', 'closed', 'error', 'tools_changed'] as const;

/** All that is known of a connection, now: renders again whenever the proxy tells of a change. */
export function useConnectionData(connection: ServiceConnection): Connection {
  const subscribe = useCallback(
    (notify: () => void) => {
      const stops = types.map((type) => connection.on(type, notify));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection.data);
}
