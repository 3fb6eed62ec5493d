import { setTimeout as delay } from 'node:timers/promises';

import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from '../describe-schema.js';
import { registerAskingTools } from '../interactive/register-asking-tools.js';
import { answerState } from '../interactive/answer-state.js';
import { createPng } from './create-png.js';

/** A call of `hold`, as the service sees it. A live record. */
export type HeldCall = { isCancelled: boolean };

/** Options of {@link createDisplayServer}. */
export type DisplayServerOptions = {
  /** Is given the record of each call of `hold` as it starts. */
  onHold?: (call: HeldCall) => void;
};

const order = z.object({
  name: z.string().check(z.minLength(1), z.describe('Who it is for')),
  size: z._default(z.enum(['small', 'medium', 'large']), 'medium'),
  layers: z._default(z.int().check(z.minimum(1), z.maximum(9)), 2),
  isVegan: z._default(z.boolean(), false),
  toppings: z._default(z.array(z.enum(['berries', 'nuts', 'cream'])), []),
  delivery: z.optional(z.object({ street: z.string(), floor: z.optional(z.int()) })),
});

/**
 * A service that gives a screen each thing that it has to show, the same every time: `bake` takes every kind of
 * argument, `hold` reports three of ten steps, logs, and goes on until it is cancelled, `show` gives text, a structure and
 * a picture, `large` gives as many megabytes as it is asked for. And it asks, as `createInteractiveServer` does.
 *
 * @example
 * await using service = await startHttpService({ createServer: () => createDisplayServer() });
 */
export function createDisplayServer({ onHold }: DisplayServerOptions = {}): McpServer {
  const server = new McpServer(
    { name: 'Display', version: '1.0.0', description: 'Gives a screen things to show' },
    { capabilities: { logging: {} }, requestState: { verify: answerState.verify } },
  );

  server.registerTool(
    'bake',
    { description: 'Bakes a cake.', inputSchema: describeSchema(order) },
    ({ name, size, layers }) => ({
      content: [{ type: 'text', text: `A ${size} cake of ${layers} layers for ${name}.` }],
    }),
  );

  server.registerTool(
    'hold',
    {
      description: 'Goes on until it is cancelled.',
      inputSchema: describeSchema(z.object({})),
    },
    async (_parameters, { mcpReq }) => {
      const call: HeldCall = { isCancelled: false };
      onHold?.(call);
      await mcpReq.log('info', 'The oven is warm', 'oven');
      await mcpReq.log('warning', 'The dough is slow', 'oven');
      const progressToken = mcpReq._meta?.progressToken;
      if (progressToken !== undefined) {
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress: 3, total: 10, message: 'Step 3 of 10' },
        });
      }
      try {
        // Longer than any call may take.
        await delay(3_600_000, undefined, { signal: mcpReq.signal });
      } finally {
        call.isCancelled = mcpReq.signal.aborted;
      }
      return { content: [] };
    },
  );

  server.registerTool(
    'show',
    {
      description: 'Gives text, a structure and a picture.',
      inputSchema: describeSchema(z.object({})),
      annotations: { readOnlyHint: true },
    },
    () => ({
      content: [
        { type: 'text', text: 'Three cakes are ready.\nThe fourth is in the oven.' },
        { type: 'image', mimeType: 'image/png', data: createPicture() },
      ],
      structuredContent: {
        ready: 3,
        cakes: [
          { name: 'Ada', layers: 2, isVegan: false },
          { name: 'Grace', layers: 3, isVegan: true },
        ],
        oven: { temperature: 180, since: null },
      },
    }),
  );

  server.registerTool(
    'large',
    {
      description: 'Gives a large text, and the same as a structure.',
      inputSchema: describeSchema(
        z.object({ megabytes: z._default(z.int().check(z.minimum(1), z.maximum(64)), 1) }),
      ),
      annotations: { readOnlyHint: true },
    },
    ({ megabytes }) => {
      const rows = Array.from({ length: megabytes * 5000 }, (_, index) => ({
        row: index + 1,
        text: `Row ${index + 1} ${'of a result that is large '.repeat(3)}`.padEnd(70),
      }));
      return {
        content: [{ type: 'text', text: rows.map(({ text }) => text).join('\n') }],
        structuredContent: { rows },
      };
    },
  );

  registerAskingTools(server);
  return server;
}

function createPicture(): string {
  const png = createPng({
    width: 16,
    height: 8,
    colorAt: (x, y) => [x * 16, y * 32, 128],
  });
  return png.toString('base64');
}
