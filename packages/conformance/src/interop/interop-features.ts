import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { waitFor } from '@nanda/testing';
import { clientAnswers } from './client-answers.js';
import type { InteropClient } from './interop-client.js';
import { noteUri } from './interop-resources.js';
import { textOf } from './text-of.js';

/** A client, and what the other end calls the service's tools and prompts. */
export interface InteropTrial {
  readonly client: InteropClient;
  /** @throws Error where nothing of this name is listed */
  readonly tool: (name: string) => string;
  readonly prompt: (name: string) => string;
  readonly uri: (uri: string) => string;
}

type Feature = (trial: InteropTrial) => Promise<void>;

const asks =
  (question: keyof typeof clientAnswers, request: string): Feature =>
  async ({ client, tool }) => {
    const asked = client.heard.asked.length;
    const answer = JSON.parse(textOf(await client.callTool(tool(`ask-${question}`)))) as unknown;
    deepEqual(answer, clientAnswers[question]);
    deepEqual(client.heard.asked.slice(asked), [request]);
  };

/** Milliseconds that something is waited for, on a busy machine. */
const timeout = 20_000;

/** What a client and a service do with each other, each tried by itself. Rejects where it does not work. */
export const interopFeatures = {
  async 'tools: list and call'({ client, tool }) {
    const result = await client.callTool(tool('echo'), { text: 'é✓' });
    equal(textOf(result), 'é✓');
    deepEqual(result['structuredContent'], { said: 'é✓', at: [1, null] });
    const { content } = await client.callTool(tool('contents'));
    ok(Array.isArray(content));
    deepEqual(
      content.map(({ type }: { type: string }) => type),
      ['text', 'image', 'audio', 'resource_link', 'resource'],
    );
    deepEqual(content[2], {
      type: 'audio',
      data: 'YXVkaW8=',
      mimeType: 'audio/wav',
      _meta: { 'example.org/a': 1 },
    });
    equal((await client.callTool(tool('fail')))['isError'], true);
  },
  async 'resources: list and read'({ client, uri }) {
    const [note, dot] = [uri(noteUri), uri('interop://dot')];
    deepEqual(await client.readResource(note), [
      { uri: note, mimeType: 'text/plain', text: 'Less sugar.' },
    ]);
    deepEqual(await client.readResource(dot), [
      { uri: dot, mimeType: 'image/png', blob: 'aW1hZ2U=' },
    ]);
  },
  async 'resources: templates'({ client, uri }) {
    const cup = uri('interop://cup/{number}').replace('{number}', '7');
    deepEqual(await client.readResource(cup), [
      { uri: cup, mimeType: 'application/json', text: '{"number":7}' },
    ]);
  },
  async 'prompts: list and get'({ client, prompt }) {
    deepEqual(await client.getPrompt(prompt('order'), { coffee: 'cortado' }), [
      { role: 'user', content: { type: 'text', text: 'One cortado.' } },
    ]);
  },
  async 'prompts: completion'({ client, prompt }) {
    const values = await client.complete(prompt('order'), { name: 'coffee', value: 'c' });
    deepEqual(values, ['cappuccino', 'cortado']);
  },
  async progress({ client, tool }) {
    // On a busy machine even what the service says at its leisure may be read in one go with the result.
    await waitFor(
      async () => {
        const told: number[] = [];
        const onProgress = ({ progress }: { progress: number }): unknown => told.push(progress);
        await client.callTool(tool('count'), {}, { onProgress });
        deepEqual(told, [1, 2, 3]);
        return true;
      },
      { description: 'all of the progress', timeout },
    );
  },
  async log({ client, tool }) {
    await client.wantLog();
    await client.callTool(tool('tell'));
    await waitFor(() => client.heard.logs.length > 0, { description: 'the log', timeout });
    deepEqual(client.heard.logs, ['grinding']);
  },
  'elicitation: form': asks('form', 'elicitation/create form'),
  'elicitation: url': asks('url', 'elicitation/create url'),
  sampling: asks('sampling', 'sampling/createMessage'),
  roots: asks('roots', 'roots/list'),
  async cancel({ client, tool }) {
    const controller = new AbortController();
    const begun = Promise.withResolvers<void>();
    const call = client.callTool(
      tool('wait'),
      { label: 'a' },
      { signal: controller.signal, onProgress: () => begun.resolve() },
    );
    // Nobody looks at it before it is aborted.
    call.catch(() => undefined);
    await begun.promise;
    controller.abort();
    await rejects(call);
    await waitFor(async () => textOf(await client.callTool(tool('waits'))).includes('"a"'), {
      description: 'the service to see that it was cancelled',
      timeout,
    });
  },
  async 'resources: subscribe'({ client, tool, uri }) {
    const note = uri(noteUri);
    await client.follow(note);
    await client.callTool(tool('touch'));
    await waitFor(() => client.heard.updated.length > 0, { description: 'the update', timeout });
    deepEqual(client.heard.updated, [note]);
  },
  async 'tools: list_changed'({ client, tool }) {
    const grown = textOf(await client.callTool(tool('grow')));
    const expected = tool('echo').replace('echo', grown);
    let heard = 0;
    // Where there are many services, the list may be another one by what others have said before.
    await waitFor(
      async () => {
        if (client.heard.changes.length === heard) return false;
        heard = client.heard.changes.length;
        return (await client.listTools()).includes(expected);
      },
      { description: `to be told that ${expected} is listed`, timeout },
    );
    deepEqual(new Set(client.heard.changes), new Set(['notifications/tools/list_changed']));
  },
} satisfies Record<string, Feature>;

export type InteropFeature = keyof typeof interopFeatures;
