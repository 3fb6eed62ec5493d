import { setTimeout as delay } from 'node:timers/promises';

import { untilAborted } from './until-aborted.js';
import type { InteropContext } from './interop-context.js';
import type { InteropChange } from './interop-service.js';
import type { Question } from './questions.js';

type Params = Readonly<Record<string, unknown>>;
type Run = (parameters: Params, context: InteropContext) => Promise<Params> | Params;

export interface InteropTools {
  list(): readonly Params[];
  call(params: Params, context: InteropContext): Promise<Record<string, unknown>>;
}

/**
 * The tools of the service. `echo`, `contents` and `fail` answer at once; `count` tells progress and `tell` a log;
 * `ask-…` ask the client; `wait` ends only when it is cancelled, and `waits` says which were; `grow` changes the list and
 * `touch` a resource.
 */
export function createInteropTools({
  tell,
}: {
  readonly tell: (change: InteropChange) => void;
}): InteropTools {
  const cancelled: string[] = [];
  let grown = 0;

  const ask =
    (question: Question): Run =>
    async (_parameters, context) =>
      text(JSON.stringify(await context.ask(question)));

  const tools: Record<string, Run> = {
    echo: ({ text: said }) => ({
      ...text(String(said)),
      structuredContent: { said, at: [1, null] },
    }),
    contents: () => ({ content: contents }),
    fail: () => ({ ...text('No beans.'), isError: true }),
    async count(_parameters, { progress }) {
      for (const step of [1, 2, 3]) {
        await progress(step, 3);
        // The SDKs' clients lose what they read in one go with the result.
        await delay(20);
      }
      return text('3');
    },
    async tell(_parameters, { log }) {
      await log('grinding');
      return text('told');
    },
    'ask-form': ask('form'),
    'ask-url': ask('url'),
    'ask-sampling': ask('sampling'),
    'ask-roots': ask('roots'),
    async wait({ label }, { signal, progress }) {
      await progress(0, 1);
      await untilAborted(signal);
      cancelled.push(String(label));
      return text('cancelled');
    },
    waits: () => text(JSON.stringify(cancelled)),
    grow() {
      grown += 1;
      tell('tools');
      return text(`grown-${grown}`);
    },
    touch() {
      tell('resource');
      return text('touched');
    },
  };

  return {
    list: () =>
      [...Object.keys(tools), ...(grown > 0 ? [`grown-${grown}`] : [])].map((name) => ({
        name,
        description: `The tool ${name}.`,
        inputSchema: {
          type: 'object',
          properties: { text: { type: 'string' }, label: { type: 'string' } },
        },
      })),
    async call({ name, arguments: parameters }, context) {
      const tool = tools[String(name)];
      if (tool === undefined) throw new Error(`There is no tool ${String(name)}.`);
      return { ...(await tool({ ...(parameters as Params | undefined) }, context)) };
    },
  };
}

function text(value: string): { content: { type: 'text'; text: string }[] } {
  return { content: [{ type: 'text', text: value }] };
}

/** One of each type that the specification has, with members that no SDK knows. */
const contents = [
  { type: 'text', text: 'é✓', annotations: { audience: ['user'], priority: 0.5 } },
  { type: 'image', data: 'aW1hZ2U=', mimeType: 'image/png' },
  { type: 'audio', data: 'YXVkaW8=', mimeType: 'audio/wav', _meta: { 'example.org/a': 1 } },
  { type: 'resource_link', uri: 'interop://note', name: 'note' },
  { type: 'resource', resource: { uri: 'interop://cup/1', mimeType: 'text/plain', text: '1' } },
];
