import type { ServiceConnection, ToolStream } from '@nanda/sdk';
import { useEffect, useReducer, useRef } from 'react';
import type { Call } from '../model/call.ts';
import type { ProxySession } from '../model/create-proxy-session.ts';
import { reduceCalls } from '../model/reduce-calls.ts';

interface GivenParameters {
  readonly parameters: Call['parameters'];
  readonly shown: Call['parameters'];
}

/** Calls tools of a connection and follows them while they run. Calls that still run end with the component. */
export function useCalls(
  connection: ServiceConnection,
  { describe }: ProxySession,
): {
  readonly calls: readonly Call[];
  /** Calls a tool with parameters, of which `shown` stays to be seen. */
  readonly start: (toolName: string, given: GivenParameters) => void;
  readonly cancel: (id: number) => void;
} {
  const [calls, dispatch] = useReducer(reduceCalls, []);
  const streams = useRef(new Map<number, ToolStream>());
  const lastId = useRef(0);

  useEffect(() => {
    const running = streams.current;
    return () => {
      for (const stream of running.values()) stream.cancel().catch(() => undefined);
    };
  }, []);

  const follow = async (id: number, stream: ToolStream): Promise<void> => {
    try {
      for await (const event of stream) dispatch({ type: 'happened', id, event });
    } catch (error) {
      dispatch({ type: 'failed', id, failure: describe(error) });
    } finally {
      streams.current.delete(id);
    }
  };

  const start = (toolName: string, { parameters, shown }: GivenParameters): void => {
    const id = (lastId.current += 1);
    const stream = connection.stream(toolName, parameters);
    streams.current.set(id, stream);
    dispatch({ type: 'begun', id, call: { toolName, parameters: shown } });
    void follow(id, stream);
  };

  const cancel = (id: number): void => {
    const stream = streams.current.get(id);
    if (stream === undefined) return;
    dispatch({ type: 'cancelling', id });
    stream.cancel().then(
      () => dispatch({ type: 'cancelled', id }),
      (error: unknown) => dispatch({ type: 'failed', id, failure: describe(error) }),
    );
  };

  return { calls, start, cancel };
}
