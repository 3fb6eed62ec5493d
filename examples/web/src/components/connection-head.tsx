import type { Connection, ServiceConnection } from '@nanda/sdk';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useEventLink } from '../hooks/use-event-link.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import type { Failure } from '../model/failure.ts';
import { FailureNote } from './failure-note.tsx';
import { StateBadge } from './state-badge.tsx';

/** Props of {@link ConnectionHead}. */
export interface ConnectionHeadProps {
  readonly session: ProxySession;
  readonly connection: ServiceConnection;
  readonly data: Connection;
  readonly title: string;
  readonly onReconnect: () => void;
}

/** What the connection is and how it is, and the way to end it. */
export function ConnectionHead({
  session,
  connection,
  data,
  title,
  onReconnect,
}: ConnectionHeadProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const [failure, setFailure] = useState<Failure>();
  const isClosed = data.state === 'disconnected';
  const isTold = useEventLink(session);

  // Who has just connected by keyboard goes on here.
  useEffect(() => {
    heading.current?.focus();
  }, []);

  const disconnect = async (): Promise<void> => {
    setFailure(undefined);
    await connection.close().catch((error: unknown) => setFailure(session.describe(error)));
  };

  const { protocolVersion, serviceName, serviceVersion } = data.metadata;
  const facts = [
    `${serviceName} ${serviceVersion}`,
    data.transport,
    `MCP ${protocolVersion}`,
    data.auth === undefined || data.auth.type === 'none' ? undefined : `with ${data.auth.type}`,
  ].filter((fact) => fact !== undefined);
  return (
    <div className="panel connection-head">
      <div className="connection-title">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <StateBadge state={data.state} isTold={isTold || isClosed} />
      </div>
      <p className="quiet said">{facts.join(' · ')}</p>
      <button type="button" onClick={() => (isClosed ? onReconnect() : void disconnect())}>
        {isClosed ? 'Connect again' : 'Disconnect'}
      </button>
      {data.failure !== undefined && <p className="fault said">{data.failure.message}</p>}
      {failure !== undefined && <FailureNote failure={failure} />}
    </div>
  );
}
