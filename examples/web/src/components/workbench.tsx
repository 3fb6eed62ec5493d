import { type ReactElement, useMemo } from 'react';
import { useConnection } from '../hooks/use-connection.ts';
import { createProxySession } from '../model/create-proxy-session.ts';
import { ConnectionPanel } from './connection-panel.tsx';
import { SearchPanel } from './search-panel.tsx';

/** Props of {@link Workbench}. */
export interface WorkbenchProps {
  /** Where the proxy is. It stays the same: give another one another `key`. */
  readonly address: string;
}

/** What can be done with one proxy: services on the left, the one that is connected on the right. */
export function Workbench({ address }: WorkbenchProps): ReactElement {
  const session = useMemo(
    () => createProxySession(address, { origin: location.origin }),
    [address],
  );
  const { stage, connect } = useConnection(session);
  return (
    <main className="workbench">
      <SearchPanel
        session={session}
        chosenId={stage.name === 'none' ? undefined : stage.service.id}
        onConnect={(service) => void connect(service)}
      />
      <ConnectionPanel
        session={session}
        stage={stage}
        onConnect={(service, auth) => void connect(service, auth)}
      />
    </main>
  );
}
