import { serverEverythingCommand, startServerEverything } from '@nanda/testing';
import { startServices, type StartedServices } from './start-services.js';

/** A proxy with the real server-everything in its catalog: as `http`, `sse` and `stdio`, by transport. */
export async function startEverything(): Promise<StartedServices> {
  await using stack = new AsyncDisposableStack();
  const [http, sse] = await Promise.all(
    (['streamableHttp', 'sse'] as const).map(async (transport) =>
      stack.use(await startServerEverything({ transport })),
    ),
  );
  const services = stack.use(
    await startServices({
      remote: { http: http?.url ?? '', sse: sse?.url ?? '' },
      commands: { stdio: { ...serverEverythingCommand(), env: { GREETING: 'hello' } } },
    }),
  );
  const started = stack.move();
  return { ...services, [Symbol.asyncDispose]: () => started.disposeAsync() };
}
