import { fileURLToPath } from 'node:url';
import {
  createInteractiveServer,
  startHttpService,
  startWebSocketService,
  type ServerCommand,
} from '@nanda/testing';
import { startServices, type StartedServices } from './start-services.js';

export interface StartedInteractive extends StartedServices {
  /** The methods of what a service was sent, in order. */
  sent(service: string): readonly string[];
}

const program = fileURLToPath(new URL('speak-on-stdio.mjs', import.meta.url));

/**
 * A proxy with services that ask, one for each transport and era: `http-legacy`, `http-modern`, `websocket-legacy`, …,
 * `stdio-modern`.
 *
 * @param options `inputTimeout`: milliseconds that a question waits
 */
export async function startInteractive(
  options: { readonly inputTimeout?: number } = {},
): Promise<StartedInteractive> {
  await using stack = new AsyncDisposableStack();
  const methods = new Map<string, string[]>();
  const remote: Record<string, string> = {};
  const commands: Record<string, ServerCommand> = {};

  const noteAs = (service: string) => {
    const sent: string[] = [];
    methods.set(service, sent);
    return (method: string | undefined): false => {
      if (method !== undefined) sent.push(method);
      return false;
    };
  };

  for (const era of ['legacy', 'modern'] as const) {
    const serving = { createServer: createInteractiveServer, eras: [era] };
    const note = noteAs(`http-${era}`);
    const http = await startHttpService({
      ...serving,
      intercept: ({ rpcMethod }) => note(rpcMethod),
    });
    remote[`http-${era}`] = stack.use(http).url;
    const listen = async (service: string): Promise<string> => {
      const noteMethod = noteAs(service);
      const started = await startWebSocketService({
        ...serving,
        intercept: (message) => noteMethod('method' in message ? message.method : undefined),
      });
      return stack.use(started).url;
    };
    remote[`websocket-${era}`] = await listen(`websocket-${era}`);
    const address = await listen(`stdio-${era}`);
    commands[`stdio-${era}`] = { command: process.execPath, args: [program, address] };
  }
  const services = stack.use(await startServices({ remote, commands, ...options }));
  const started = stack.move();
  return {
    ...services,
    sent: (service) => methods.get(service) ?? [],
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
