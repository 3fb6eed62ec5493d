import { fileURLToPath } from 'node:url';

import type { OpenOptions, UpstreamSession } from '../../core/connections/upstream-connector.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { createPlainIntercept } from './create-plain-intercept.fixture.js';
import type { useUpstreams } from './use-upstreams.fixture.js';

type Upstreams = Pick<ReturnType<typeof useUpstreams>, 'keep' | 'open' | 'openCommand'>;
type OpenFixtureOptions = Parameters<Upstreams['open']>[1] & Partial<OpenOptions>;

/** How `createPlainService` is reached. */
interface PlainWay {
  readonly over: 'http' | 'stdio';
  /** The only one that it has. @default it has both */
  readonly era?: McpEra;
}

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `createPlainService` over HTTP and stdio; `start` starts a service whose exchanges can be intercepted. */
export function usePlainService<Service extends { url: string; close(): Promise<unknown> }>(
  { keep, open, openCommand }: Upstreams,
  start: (options: Pick<ReturnType<typeof createPlainIntercept>, 'intercept'>) => Promise<Service>,
) {
  async function startPlain(eras: readonly McpEra[] = ['legacy', 'modern']) {
    const { intercept, announce } = createPlainIntercept(eras);
    return { service: await keep(start({ intercept })), announce };
  }

  /** Opens a session with a service of its own. */
  async function reach(
    { over, era }: PlainWay,
    options: OpenFixtureOptions = {},
  ): Promise<UpstreamSession> {
    if (over === 'http') return open((await startPlain(era && [era])).service.url, options);
    const resolver = pathOf('../../../../../.ci/resolve-typescript.mjs');
    const program = pathOf('./plain-program.fixture.ts');
    const args = ['--import', resolver, program, ...(era ? [era] : [])];
    return openCommand({ command: process.execPath, args }, options);
  }

  return { startPlain, reach };
}
