import type { ServiceConnection } from '@nanda/sdk';
import { type ReactElement, useState } from 'react';
import { useCalls } from '../hooks/use-calls.ts';
import { useConnectionData } from '../hooks/use-connection-data.ts';
import { useTools } from '../hooks/use-tools.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import { CallList } from './call-list.tsx';
import { ConnectionHead } from './connection-head.tsx';
import { FailureNote } from './failure-note.tsx';
import { ToolFormView } from './tool-form-view.tsx';
import { ToolPicker } from './tool-picker.tsx';

/** Props of {@link OpenConnection}. */
export interface OpenConnectionProps {
  readonly session: ProxySession;
  readonly connection: ServiceConnection;
  readonly title: string;
  readonly onReconnect: () => void;
}

/** A connection and what is done with it: its state, its tools, the calls. */
export function OpenConnection({
  session,
  connection,
  title,
  onReconnect,
}: OpenConnectionProps): ReactElement {
  const data = useConnectionData(connection);
  const { tools, failure } = useTools(connection, session);
  const { calls, start, cancel } = useCalls(connection, session);
  const [chosenName, setChosenName] = useState<string>();
  const chosen = tools?.find(({ name }) => name === chosenName) ?? tools?.[0];
  return (
    <>
      <ConnectionHead
        session={session}
        connection={connection}
        data={data}
        title={title}
        onReconnect={onReconnect}
      />
      <div className="desk">
        <div className="panel">
          {failure !== undefined && <FailureNote failure={failure} />}
          {tools === undefined && failure === undefined && (
            <p role="status" className="quiet">
              Asking for its tools …
            </p>
          )}
          {tools?.length === 0 && <p className="quiet">It offers no tools.</p>}
          {tools !== undefined && chosen !== undefined && (
            <>
              <ToolPicker tools={tools} chosenName={chosen.name} onChoose={setChosenName} />
              <ToolFormView
                key={chosen.name}
                tool={chosen}
                isClosed={data.state === 'disconnected'}
                onCall={(parameters, shown) => start(chosen.name, { parameters, shown })}
              />
            </>
          )}
        </div>
        <CallList calls={calls} onCancel={cancel} />
      </div>
    </>
  );
}
