import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { fillPath, operationFacts } from '@nanda/protocol/facts';
import { readBody } from '../client/read-body.js';
import type { Endpoint } from '../client/endpoint.js';
import { CliError } from '../errors/cli-error.js';
import { errorOfAnswer } from '../requests/error-of-answer.js';
import { sendRawRequest } from '../requests/send-raw-request.js';

export interface BenchCallsOptions {
  readonly endpoint: Endpoint;
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Milliseconds without progress that a call may take. @default the proxy's */
  readonly timeout: number | undefined;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

type Failure = { readonly code: string; readonly message: string };

/** The requests of a bench, over connections that stay open: what is measured is not the client. */
export interface BenchCalls extends Disposable {
  /** Calls the tool. */
  tool(): Promise<Failure | undefined>;
  /** Asks the proxy for what costs it nothing. */
  nothing(): Promise<Failure | undefined>;
}

export function createBenchCalls({
  endpoint,
  connectionId,
  toolName,
  parameters,
  timeout,
  concurrency,
  signal,
}: BenchCallsOptions): BenchCalls {
  const options = { keepAlive: true, maxSockets: concurrency };
  const agent = endpoint.url.startsWith('https:') ? new SecureAgent(options) : new Agent(options);
  const { method, path } = operationFacts['executions.execute'];
  const call = {
    method,
    path: fillPath(path, { connectionId, toolName }),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    // Made once: every call sends the same bytes.
    body: JSON.stringify({
      parameters,
      // Whoever stops a bench means the calls that run, too.
      options: { cancelOnDisconnect: true, ...(timeout !== undefined && { timeout }) },
    }),
  };

  async function send(request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }): Promise<Failure | undefined> {
    try {
      const response = await sendRawRequest(endpoint, { ...request, agent, signal });
      const text = await readBody(response);
      return judge(text, response.statusCode ?? 0);
    } catch (error) {
      if (error instanceof CliError) return error;
      const { code = 'UPSTREAM_LOST', message } = error as NodeJS.ErrnoException;
      return { code, message };
    }
  }

  return {
    tool: () => send(call),
    nothing: () => send({ method: 'GET', path: '/health' }),
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function judge(text: string, status: number): Failure | undefined {
  const body = readJson(text);
  if (status >= 400 || body === undefined) return errorOfAnswer(body, { status });
  const { data } = body as { data?: { status?: string; result?: { isError?: boolean } } };
  if (data?.result?.isError === true)
    return { code: 'TOOL_ERROR', message: firstText(data.result) };
  if (data?.status === 'input_required') {
    return { code: 'INPUT_REQUIRED', message: 'The tool asks for something.' };
  }
  return undefined;
}

function firstText(result: { readonly content?: unknown; readonly isError?: boolean }): string {
  const [first] = Array.isArray(result.content) ? (result.content as { text?: unknown }[]) : [];
  return typeof first?.text === 'string' ? first.text : 'The tool says that it failed.';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
