import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readJsonBody } from '../read-json-body.js';
import { answerWithFault } from './answer-with-fault.js';
import { answerWithJson } from './answer-with-json.js';
import type { FakeFault } from './fake-fault.js';

/** One request to a fake registry. */
export type RecordedRegistryRequest = {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case, as Node gives them. */
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined where there is none. */
  readonly body: unknown;
};

/** What every fake registry has in common. */
export type RegistryServer = AsyncDisposable & {
  /** Scheme, host and port. */
  readonly origin: string;
  /** All requests, the oldest first. Tests may empty it. */
  readonly requests: RecordedRegistryRequest[];
  /** What is to go wrong; the first one that fits a request is used up by it. */
  readonly faults: FakeFault[];
  /** Ends sockets too. Further calls do nothing more. */
  close(): Promise<void>;
};

/** Options of {@link startRegistryServer}. */
export type RegistryServerOptions = {
  /** Gives an answer that is no fault. */
  readonly respond: (request: RecordedRegistryRequest, response: ServerResponse) => void;
};

/** Serves a fake registry on a free port of 127.0.0.1: records what is asked, and does what `faults` say. */
export async function startRegistryServer({
  respond,
}: RegistryServerOptions): Promise<RegistryServer> {
  const requests: RecordedRegistryRequest[] = [];
  const faults: FakeFault[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const read = await readJsonBody(request);
      const url = request.url ?? '/';
      const { pathname, searchParams } = new URL(url, 'http://registry.invalid');
      const recorded: RecordedRegistryRequest = {
        method: request.method ?? 'GET',
        url,
        path: pathname,
        query: searchParams,
        headers: { ...request.headers },
        body: read.kind === 'json' ? read.value : undefined,
      };
      requests.push(recorded);
      const fault = takeFault(faults, pathname);
      if (fault !== undefined && !(await answerWithFault(response, fault))) return;
      respond(recorded, response);
    })().catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else answerWithJson(response, { status: 500, body: { error: String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closing;
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function takeFault(faults: FakeFault[], path: string): FakeFault | undefined {
  const index = faults.findIndex((fault) => path.startsWith(fault.path ?? '/'));
  const fault = faults[index];
  if (fault === undefined) return undefined;
  const times = (fault.times ?? 1) - 1;
  if (times > 0) faults[index] = { ...fault, times };
  else faults.splice(index, 1);
  return fault;
}
