import type { ToolResult } from '@nanda/protocol';
import { expect } from 'vitest';
import { askOverRest, type AskOverRestOptions } from './ask-over-rest.js';

export type AskingToolContext = Pick<AskOverRestOptions, 'client' | 'connection'>;

const form = {
  name: 'Ada Lovelace',
  check: true,
  email: 'ada@example.com',
  homepage: 'https://ada.example/',
  birthdate: '1815-12-10',
  integer: 7,
  number: 2.5,
  untitledSingleSelectEnum: 'Phoebe',
  untitledMultipleSelectEnum: ['Bass', 'Drums'],
  titledSingleSelectEnum: 'hero-3',
  titledMultipleSelectEnum: ['fish-2'],
  legacyTitledEnum: 'pet-5',
};
const lines = [
  '- Name: Ada Lovelace',
  '- Agreed to terms: true',
  '- Email: ada@example.com',
  '- Homepage: https://ada.example/',
  '- Birthdate: 1815-12-10',
  '- Favorite Integer: 7',
  '- Favorite Number: 2.5',
];

/** What a form cannot be answered with, and where the fault is. */
const faulty = [
  [{}, ''],
  [{ ...form, integer: 101 }, '/integer'],
  [{ ...form, email: 'nobody' }, '/email'],
  [{ ...form, birthdate: 'long ago' }, '/birthdate'],
  [{ ...form, titledSingleSelectEnum: 'hero-4' }, '/titledSingleSelectEnum'],
  [{ ...form, titledMultipleSelectEnum: [] }, '/titledMultipleSelectEnum'],
  [{ ...form, legacyTitledEnum: 'Cats' }, '/legacyTitledEnum'],
] as const;

const message = {
  role: 'assistant',
  model: 'a-model',
  content: { type: 'text', text: 'A model speaks: ☕' },
  stopReason: 'endTurn',
};
const url = 'https://pay.example/orders/42';

/** Every tool of server-everything that asks its caller, answered in every way that there is. */
export const askingTools: Readonly<Record<string, (context: AskingToolContext) => Promise<void>>> =
  {
    async 'trigger-elicitation-request'(context) {
      for (const way of ['execute', 'stream'] as const) {
        const ask = () => askOverRest(way, 'trigger-elicitation-request', context);
        const asked = await ask();
        expect(asked.requests).toMatchObject([
          {
            kind: 'elicitation',
            request: {
              message: 'Please provide inputs for the following fields:',
              requestedSchema: { type: 'object', required: ['name'] },
            },
          },
        ]);
        const schema = asked.requests[0]?.request['requestedSchema'] as Record<string, object>;
        // Whole, with what nobody but a form needs.
        expect(Object.keys(schema['properties'] ?? {}).toSorted()).toEqual(
          [...Object.keys(form), 'firstLine'].toSorted(),
        );
        expect(schema['properties']).toMatchObject({
          legacyTitledEnum: { enumNames: ['Cats', 'Dogs', 'Birds', 'Fish', 'Reptiles'] },
        });
        for (const [content, path] of faulty) {
          await expect(asked.answer({ action: 'accept', content })).rejects.toMatchObject({
            status: 422,
            error: {
              code: 'INVALID_PARAMETERS',
              details: {
                faults: expect.arrayContaining([expect.objectContaining({ path })]) as unknown,
              },
            },
          });
        }
        await expect(asked.answer({ action: 'maybe' })).rejects.toMatchObject({
          status: 400,
          error: { code: 'VALIDATION_ERROR' },
        });
        // It is still open.
        await asked.answer({ action: 'accept', content: form });
        const text = textOf(await asked.result());
        expect(text).toContain(`User inputs:\n${lines.join('\n')}`);
        expect(rawResultOf(text)).toEqual({ action: 'accept', content: form });
        for (const action of ['decline', 'cancel']) {
          const refused = await ask();
          await refused.answer({ action });
          expect(rawResultOf(textOf(await refused.result()))).toEqual({ action });
        }
      }
    },

    async 'trigger-url-elicitation'(context) {
      const parameters = { url, message: 'Please pay.', elicitationId: 'order-42' };
      for (const way of ['execute', 'stream'] as const) {
        for (const [action, expected] of [
          ['accept', 'User completed the URL elicitation flow.\nElicitation ID: order-42'],
          ['decline', 'User declined to open the URL (Elicitation ID: order-42)'],
          ['cancel', 'User cancelled the URL elicitation (Elicitation ID: order-42)'],
        ] as const) {
          const asked = await askOverRest(way, 'trigger-url-elicitation', {
            ...context,
            parameters,
          });
          expect(asked.requests).toMatchObject([
            { kind: 'elicitation', request: { mode: 'url', ...parameters } },
          ]);
          await asked.answer({ action });
          const text = textOf(await asked.result());
          expect(text).toContain(expected);
          expect(rawResultOf(text)).toEqual({ action });
        }
        // As an error that names a page which has to be visited first.
        const first = await askOverRest(way, 'trigger-url-elicitation', {
          ...context,
          parameters: { ...parameters, elicitationId: way, errorPath: true },
        });
        expect(first.requests).toMatchObject([
          { request: { mode: 'url', url: 'https://modelcontextprotocol.io' } },
        ]);
        await first.answer({ action: 'decline' });
        await expect(first.result()).rejects.toThrow(/UPSTREAM_ERROR.*-32042/);
      }
    },

    async 'trigger-sampling-request'(context) {
      const parameters = { prompt: 'Praise this coffee.', maxTokens: 12 };
      for (const way of ['execute', 'stream'] as const) {
        const ask = () => askOverRest(way, 'trigger-sampling-request', { ...context, parameters });
        const asked = await ask();
        expect(asked.requests).toMatchObject([
          {
            kind: 'sampling',
            request: {
              messages: [
                {
                  role: 'user',
                  content: {
                    type: 'text',
                    text: 'Resource trigger-sampling-request context: Praise this coffee.',
                  },
                },
              ],
              systemPrompt: 'You are a helpful test server.',
              maxTokens: 12,
              temperature: 0.7,
            },
          },
        ]);
        await expect(asked.answer({ text: 'Mmm.' })).rejects.toMatchObject({ status: 400 });
        await asked.answer(message);
        const [, json = ''] = textOf(await asked.result()).split('LLM sampling result: \n');
        expect(JSON.parse(json)).toEqual(message);
        for (const action of ['decline', 'cancel']) {
          const refused = await ask();
          await refused.answer({ action });
          expect(await refused.result()).toMatchObject({ isError: true });
        }
      }
    },

    async 'get-roots-list'({ connection }) {
      const { status, data } = await connection.execute('get-roots-list');
      expect(status).toBe(200);
      expect(textOf(data.result ?? { content: [] })).toMatch(
        /^Current MCP Roots \(2 total\):\n\n1\. Work\n {3}URI: file:\/\/\/work\n\n2\. Unnamed Root\n {3}URI: file:\/\/\/home\n/,
      );
    },
  };

function textOf({ content }: ToolResult): string {
  return content.map(({ text }) => String(text)).join('\n');
}

function rawResultOf(text: string): unknown {
  return JSON.parse(text.split('Raw result: ')[1] ?? 'null');
}
