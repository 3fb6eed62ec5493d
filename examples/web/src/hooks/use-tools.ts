import type { ServiceConnection, ToolDefinition } from '@nanda/sdk';
import { useEffect, useState } from 'react';
import type { ProxySession } from '../model/create-proxy-session.ts';
import type { Failure } from '../model/failure.ts';

/** The tools of a connection, and again when the service says that they have changed. */
export function useTools(
  connection: ServiceConnection,
  { describe }: ProxySession,
): { readonly tools?: readonly ToolDefinition[]; readonly failure?: Failure } {
  const [state, setState] = useState<{ tools?: readonly ToolDefinition[]; failure?: Failure }>({});

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const load = async (): Promise<void> => {
      try {
        const tools = await connection.tools({ signal });
        if (!signal.aborted) setState({ tools });
      } catch (error) {
        if (!signal.aborted) setState({ failure: describe(error) });
      }
    };
    void load();
    const stop = connection.on('tools_changed', () => void load());
    return () => {
      stop();
      controller.abort();
    };
  }, [connection, describe]);

  return state;
}
