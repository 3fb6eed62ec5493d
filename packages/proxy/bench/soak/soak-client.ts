import { request as send, type Agent, type IncomingMessage } from 'node:http';

export interface SoakClientOptions {
  readonly port: number;
  readonly agent: Agent;
}

/** The answer of one request: its status, and the code of its error where it is one. */
export interface SoakAnswer {
  readonly status: number;
  readonly code: string;
  readonly data: { readonly id?: string } | undefined;
}

/** The plainest client there is, so that nothing but the proxy is measured. */
export interface SoakClient {
  call(method: string, path: string, body?: unknown): Promise<SoakAnswer>;
  /** Follows a stream; goes away after so many events. Gives the type of the last one. */
  stream(path: string, body: unknown, options: { readonly events: number }): Promise<string>;
}

const limit = 90_000;

export function createSoakClient({ port, agent }: SoakClientOptions): SoakClient {
  function open(method: string, path: string, body: unknown): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const request = send({ agent, host: '127.0.0.1', port, method, path, headers }, resolve);
      request.setTimeout(limit, () => request.destroy(new Error('The proxy did not answer.')));
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  return {
    async call(method, path, body) {
      const response = await open(method, path, body);
      const { data, error } = JSON.parse(await textOf(response)) as {
        data?: { id?: string };
        error?: { code: string };
      };
      return { status: response.statusCode ?? 0, code: error?.code ?? 'ok', data };
    },
    async stream(path, body, { events }) {
      const response = await open('POST', path, body);
      if (response.statusCode !== 200) {
        const { error } = JSON.parse(await textOf(response)) as { error?: { code: string } };
        return error?.code ?? 'unknown';
      }
      let last = 'nothing';
      let seen = 0;
      for await (const chunk of response.setEncoding('utf8')) {
        for (const [, type] of String(chunk).matchAll(/^event: (\w+)$/gm)) {
          last = type ?? last;
          seen += 1;
        }
        // The caller has gone: its socket is closed under the stream.
        if (seen >= events) return 'left';
      }
      return last;
    },
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return text;
}
