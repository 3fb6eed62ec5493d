import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { serverEvent } from '../../support/answers.js';
import { startServer } from '../../support/start-server.js';
import { allowEveryPage } from './allow-every-page.js';
import type { ScriptedAnswer, ScriptedRequest, ScriptedStep } from '../support/scripted-step.js';

interface Script {
  readonly steps: ScriptedStep[];
  readonly requests: (ScriptedRequest & { isAborted: boolean })[];
}

/**
 * Starts the server that `playScript` talks to: `POST /` sets up a script, `GET /{id}` tells what has arrived
 * for it, and everything below `/{id}/` is answered by its next step. Every web page may call it.
 */
export async function startScriptedServer(): Promise<AsyncDisposable & { readonly url: string }> {
  const scripts = new Map<string, Script>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (allowEveryPage(request, response)) return;
    const [, id = '', path] = /^\/([^/?]*)(.*)$/.exec(request.url ?? '') ?? [];
    const content = await text(request);
    if (id === '') {
      const added = randomUUID();
      scripts.set(added, { steps: JSON.parse(content) as ScriptedStep[], requests: [] });
      return sendJSON(response, { id: added });
    }
    const script = scripts.get(id);
    if (script === undefined) return void response.writeHead(404).end();
    if (path === '') return sendJSON(response, script.requests);
    const seen = describe(request, { path: path ?? '', content });
    script.requests.push(seen);
    response.once('close', () => (seen.isAborted = !response.writableFinished));
    play(script.steps.shift() ?? { status: 418, body: {} }, response);
  }

  return startServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
}

function describe(
  { method = '', headers }: IncomingMessage,
  { path, content }: { path: string; content: string },
): ScriptedRequest & { isAborted: boolean } {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return {
    method,
    path,
    headers: Object.fromEntries(texts) as Record<string, string>,
    ...(content !== '' && { body: JSON.parse(content) as unknown }),
    isAborted: false,
  };
}

function play(step: ScriptedStep, response: ServerResponse): void {
  if (!('breakage' in step)) return sendAnswer(step, response);
  if (step.breakage === 'drop') response.destroy();
  else if (step.breakage === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{"success":', () => response.destroy());
  }
}

function sendAnswer(
  { status = 200, headers = {}, body, events, after = 'end' }: ScriptedAnswer,
  response: ServerResponse,
): void {
  if (events === undefined) return sendJSON(response, body, { status, headers });
  response.writeHead(status, { 'content-type': 'text/event-stream', ...headers });
  response.write(events.map(serverEvent).join(''), () => {
    if (after === 'end') response.end();
    else if (after === 'drop') response.destroy();
  });
}

function sendJSON(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: Pick<ScriptedAnswer, 'status' | 'headers'> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
