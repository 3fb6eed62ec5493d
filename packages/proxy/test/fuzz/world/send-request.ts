import { request as startRequest, type Agent } from 'node:http';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** What came back, as far as it was waited for. */
export interface Told {
  /** 0 where the proxy hung up without an answer. */
  readonly status: number;
  readonly fields: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values, as they came. */
  readonly head: string;
  readonly text: string;
  /** Whether its end was there. */
  readonly isWhole: boolean;
}

export interface SendOptions {
  readonly port: number;
  readonly agent: Agent;
  /** Milliseconds until an answer counts as none. */
  readonly patience: number;
  /** Milliseconds without a word after which a stream of events is left. */
  readonly quiet: number;
}

/** Sends a request and reads what comes: all of an answer, and of a stream what comes at once. */
export function sendRequest(
  { method, target, headers, body }: WireRequest,
  { port, agent, patience, quiet }: SendOptions,
): Promise<Told> {
  return new Promise((resolve, reject) => {
    let text = '';
    let isWhole = false;
    let fields: Told['fields'] = {};
    let head = '';
    let status = 0;
    let silence: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(deadline);
      clearTimeout(silence);
      resolve({ status, fields, head, text, isWhole });
    };
    const request = startRequest(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path: target,
        headers: { ...headers, ...(body && { 'content-length': body.length }) },
      },
      (response) => {
        status = response.statusCode ?? 0;
        fields = response.headers;
        head = response.rawHeaders.join('\n');
        const isStream = response.headers['content-type']?.startsWith('text/event-stream') === true;
        const listen = (): void => {
          clearTimeout(silence);
          if (isStream) silence = setTimeout(() => request.destroy(), quiet);
        };
        listen();
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          listen();
        });
        response.on('end', () => (isWhole = true));
        response.on('error', () => undefined);
        response.on('close', end);
      },
    );
    const deadline = setTimeout(() => {
      request.destroy();
      reject(
        new Error(
          `No answer within ${patience} ms, but: ${status} ${head}\n${text.slice(0, 2000)}`,
        ),
      );
    }, patience);
    // Hung up on: while the body was being sent, or for what is left of its answer.
    request.on('error', end);
    request.end(body);
  });
}
