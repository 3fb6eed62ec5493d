import type { Service, ServiceConnection, ServiceCredentials } from '@nanda/sdk';
import { useEffect, useRef, useState } from 'react';
import type { ConnectionStage } from '../model/connection-stage.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import { readChallenge } from '../model/read-challenge.ts';

/** Connects to one service at a time; the one before is let go, as is the last one when the page is left. */
export function useConnection({ client, describe }: ProxySession): {
  readonly stage: ConnectionStage;
  readonly connect: (service: Service, auth?: ServiceCredentials) => Promise<void>;
} {
  const [stage, setStage] = useState<ConnectionStage>({ name: 'none' });
  const opened = useRef<ServiceConnection>(undefined);
  const attempt = useRef<AbortController>(undefined);

  useEffect(() => {
    const leave = (): void => {
      attempt.current?.abort();
      letGo(opened.current);
      opened.current = undefined;
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const connect = async (service: Service, auth?: ServiceCredentials): Promise<void> => {
    attempt.current?.abort();
    const { signal } = (attempt.current = new AbortController());
    letGo(opened.current);
    opened.current = undefined;
    setStage({ name: 'connecting', service });
    try {
      const connection = await client.connect(service.id, { auth }, { signal });
      if (signal.aborted) return letGo(connection);
      opened.current = connection;
      setStage({ name: 'open', service, connection });
    } catch (error) {
      if (signal.aborted) return;
      const [failure, challenge] = [describe(error), readChallenge(error)];
      setStage({ name: 'refused', service, failure, challenge });
    }
  };

  return { stage, connect };
}

/** Nobody waits for it: a proxy that is gone has closed it as well. */
function letGo(connection: ServiceConnection | undefined): void {
  if (connection === undefined || connection.state === 'disconnected') return;
  connection.close().catch(() => undefined);
}
