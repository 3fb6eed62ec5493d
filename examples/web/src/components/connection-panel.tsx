import type { Service, ServiceCredentials } from '@nanda/sdk';
import type { ReactElement } from 'react';
import type { ConnectionStage } from '../model/connection-stage.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { FailureNote } from './failure-note.tsx';
import { FirstSteps } from './first-steps.tsx';
import { OpenConnection } from './open-connection.tsx';

/** Props of {@link ConnectionPanel}. */
export interface ConnectionPanelProps {
  readonly session: ProxySession;
  readonly stage: ConnectionStage;
  readonly onConnect: (service: Service, auth?: ServiceCredentials) => void;
}

/** The service that the page is busy with, from the first attempt to the last call. */
export function ConnectionPanel({ session, stage, onConnect }: ConnectionPanelProps): ReactElement {
  return (
    <section className="connection-panel" aria-label="Connection">
      {show({ session, stage, onConnect })}
    </section>
  );
}

function show({ session, stage, onConnect }: ConnectionPanelProps): ReactElement {
  switch (stage.name) {
    case 'none':
      return <FirstSteps />;
    case 'connecting':
      return (
        <div className="panel">
          <h2>{titleOf(stage.service)}</h2>
          <p role="status" className="quiet">
            Connecting …
          </p>
          <progress aria-label="Connecting" />
        </div>
      );
    case 'refused': {
      const { challenge, failure, service } = stage;
      return (
        <div className="panel">
          <h2>{titleOf(service)}</h2>
          <FailureNote
            failure={failure}
            onRepeat={challenge === undefined ? () => onConnect(service) : undefined}
          />
          {challenge !== undefined && (
            <CredentialsForm
              challenge={challenge}
              expected={service.auth.type}
              onSubmit={(auth) => onConnect(service, auth)}
            />
          )}
        </div>
      );
    }
    case 'open':
      return (
        <OpenConnection
          key={stage.connection.id}
          session={session}
          connection={stage.connection}
          title={titleOf(stage.service)}
          onReconnect={() => onConnect(stage.service)}
        />
      );
  }
}

function titleOf({ name, title }: Service): string {
  return title ?? name;
}
