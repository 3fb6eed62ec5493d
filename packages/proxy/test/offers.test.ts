import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  FilledPromptSchema,
  PromptSchema,
  ReadResourceSchema,
  ResourceSchema,
  ResourceTemplateSchema,
  type Completion,
  type CompletionRequest,
  type Connection,
  type ConnectionEvent,
  type FilledPrompt,
  type Prompt,
  type ReadResource,
  type Resource,
  type ResourceTemplate,
} from '@nanda/protocol';
import {
  createTemporaryDirectory,
  serverEverythingCommand,
  startServerEverything,
  waitFor,
} from '@nanda/testing';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let everything: Awaited<ReturnType<typeof startServerEverything>>;
let legacy: Awaited<ReturnType<typeof startServerEverything>>;
let proxy: Proxy;
let url: string;
/** The names of the documents that server-everything serves. */
let documents: string[];

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  [everything, legacy] = await Promise.all([
    startServerEverything({ transport: 'streamableHttp' }),
    startServerEverything({ transport: 'sse' }),
  ]);
  const rows = [
    { id: 'http', name: 'Everything', description: 'x', endpoints: [{ url: everything.url }] },
    { id: 'sse', name: 'Legacy', description: 'x', endpoints: [{ url: legacy.url }] },
  ];
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));
  const command = serverEverythingCommand();
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { stdio: command } }));
  documents = await readdir(join(dirname(command.args[0] ?? ''), 'docs'));
  proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    serversFile,
    maxConnections: 50,
  });
  ({ url } = await proxy.listen({ port: 0 }));
}, 60_000);

afterAll(async () => {
  await proxy.close();
  await Promise.all([everything.close(), legacy.close()]);
  await directory[Symbol.asyncDispose]();
});

interface Answer<Data> {
  readonly data: Data;
  readonly meta?: unknown;
}

async function v2<Data>(method: string, path: string, body?: unknown): Promise<Answer<Data>> {
  const answer = await fetch(url + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const { error, ...rest } = (await answer.json()) as Answer<Data> & { error?: { code: string } };
  if (error === undefined) return rest;
  throw Object.assign(new Error(error.code), { status: answer.status, error });
}

/** A connection of its own for each test, and its path. */
async function connect(service: string): Promise<{ readonly id: string; readonly path: string }> {
  const { data } = await v2<Connection>('POST', `/v2/services/${service}/connect`, {});
  return { id: data.id, path: `/v2/connections/${data.id}` };
}

const transports = ['http', 'sse', 'stdio'] as const;

test.each(transports)('%s: every resource is listed and read', async (service) => {
  const { path } = await connect(service);
  const { data, meta } = await v2<Resource[]>('GET', `${path}/resources`);
  expect(data).toHaveLength(documents.length);
  expect(new Set(data.map(({ name }) => name))).toEqual(new Set(documents));
  expect(meta).toEqual({});
  for (const resource of data) {
    expect(ResourceSchema.parse(resource)).toEqual(resource);
    const read = await v2<ReadResource>(
      'GET',
      `${path}/resources/read?uri=${encodeURIComponent(resource.uri)}`,
    );
    expect(ReadResourceSchema.parse(read.data)).toEqual(read.data);
    expect(read.data.contents).toEqual([
      {
        uri: resource.uri,
        mimeType: 'text/markdown',
        text: expect.stringContaining('#') as string,
      },
    ]);
  }
  await v2('DELETE', path);
});

test.each(transports)(
  '%s: every template is listed, and what it names is read',
  async (service) => {
    const { path } = await connect(service);
    const { data } = await v2<ResourceTemplate[]>('GET', `${path}/resources/templates`);
    expect(data.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'demo://resource/dynamic/text/{resourceId}',
      'demo://resource/dynamic/blob/{resourceId}',
    ]);
    for (const template of data) {
      expect(ResourceTemplateSchema.parse(template)).toEqual(template);
      const uri = template.uriTemplate.replace('{resourceId}', '7');
      const read = await v2<ReadResource>('GET', `${path}/resources/read?uri=${uri}`);
      const [content] = read.data.contents;
      expect(content?.uri).toBe(uri);
      const text = content?.text ?? Buffer.from(content?.blob ?? '', 'base64').toString();
      expect(text).toMatch(/^Resource 7: This is a/);
    }
    await expect(v2('GET', `${path}/resources/read?uri=demo://none`)).rejects.toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_ERROR', details: { rpc: { code: -32602 } } },
    });
    await v2('DELETE', path);
  },
);

test.each(transports)('%s: every prompt is listed and filled in', async (service) => {
  const { path } = await connect(service);
  const get = async (name: string, args?: Record<string, string>): Promise<FilledPrompt> => {
    const body = args && { arguments: args };
    const { data } = await v2<FilledPrompt>('POST', `${path}/prompts/${name}`, body);
    expect(FilledPromptSchema.parse(data)).toEqual(data);
    return data;
  };
  // Its list is not known yet.
  await expect(get('simple-promt')).rejects.toMatchObject({
    error: {
      code: 'UPSTREAM_ERROR',
      message: expect.not.stringContaining('Did you mean') as string,
    },
  });
  const { data } = await v2<Prompt[]>('GET', `${path}/prompts`);
  for (const prompt of data) expect(PromptSchema.parse(prompt)).toEqual(prompt);
  expect(data.map(({ name, arguments: args }) => [name, args?.map((each) => each.name)])).toEqual([
    ['simple-prompt', undefined],
    ['args-prompt', ['city', 'state']],
    ['completable-prompt', ['department', 'name']],
    ['resource-prompt', ['resourceType', 'resourceId']],
  ]);
  const said = (text: string) => ({ role: 'user', content: { type: 'text', text } });
  expect((await get('simple-prompt')).messages).toEqual([
    said('This is a simple prompt without arguments.'),
  ]);
  expect((await get('args-prompt', { city: 'Zürich', state: 'ZH' })).messages).toEqual([
    said("What's weather in Zürich, ZH?"),
  ]);
  expect((await get('completable-prompt', { department: 'Sales', name: 'Eve' })).messages).toEqual([
    said('Please promote Eve to the head of the Sales team.'),
  ]);
  const embedded = await get('resource-prompt', { resourceType: 'Blob', resourceId: '3' });
  expect(embedded.messages[1]?.content).toMatchObject({
    type: 'resource',
    resource: { uri: 'demo://resource/dynamic/blob/3', blob: expect.any(String) as string },
  });
  await expect(get('simple-promt')).rejects.toMatchObject({
    status: 502,
    error: {
      code: 'UPSTREAM_ERROR',
      message: 'The service has no prompt "simple-promt". Did you mean "simple-prompt"?',
      details: { rpc: { code: -32602 }, suggestions: ['simple-prompt'] },
    },
  });
  await expect(get('args-prompt')).rejects.toMatchObject({
    error: { code: 'UPSTREAM_ERROR', details: { rpc: { code: -32602 } } },
  });
  await v2('DELETE', path);
});

test.each(transports)('%s: every argument that can be completed is', async (service) => {
  const { path } = await connect(service);
  const complete = async (
    ref: CompletionRequest['ref'],
    name: string,
    value: string,
    context?: Record<string, string>,
  ): Promise<string[]> => {
    const { data } = await v2<Completion>('POST', `${path}/complete`, {
      ref,
      argument: { name, value },
      ...(context && { context: { arguments: context } }),
    });
    return data.values;
  };
  const team = { type: 'ref/prompt', name: 'completable-prompt' } as const;
  expect(await complete(team, 'department', '')).toEqual([
    'Engineering',
    'Sales',
    'Marketing',
    'Support',
  ]);
  expect(await complete(team, 'department', 'S')).toEqual(['Sales', 'Support']);
  expect(await complete(team, 'name', '', { department: 'Marketing' })).toEqual([
    'Grace',
    'Henry',
    'Iris',
  ]);
  const embedded = { type: 'ref/prompt', name: 'resource-prompt' } as const;
  expect(await complete(embedded, 'resourceType', 'B')).toEqual(['Blob']);
  expect(await complete(embedded, 'resourceId', '12')).toEqual(['12']);
  for (const kind of ['text', 'blob']) {
    const uri = `demo://resource/dynamic/${kind}/{resourceId}`;
    expect(await complete({ type: 'ref/resource', uri }, 'resourceId', '5')).toEqual(['5']);
    expect(await complete({ type: 'ref/resource', uri }, 'resourceId', 'x')).toEqual([]);
  }
  await v2('DELETE', path);
});

/** The events of a connection, from now on and as they come. */
async function follow(
  id: string,
): Promise<AsyncDisposable & { readonly events: ConnectionEvent[] }> {
  const reader = new AbortController();
  const answer = await fetch(`${url}/v2/events/connections?connectionId=${id}`, {
    signal: reader.signal,
  });
  const events: ConnectionEvent[] = [];
  const reading = (async () => {
    const stream = answer.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { data } of stream ?? []) events.push(JSON.parse(data) as ConnectionEvent);
  })().catch((error: unknown) => {
    if (!reader.signal.aborted) throw error;
  });
  return {
    events,
    async [Symbol.asyncDispose]() {
      reader.abort();
      await reading;
    },
  };
}

test.each(transports)(
  '%s: changes of what is subscribed to are events, over a new session too',
  async (service) => {
    const { id, path } = await connect(service);
    const uri = (number: number): string => `demo://resource/dynamic/text/${number}`;
    const subscribe = (number: number) =>
      v2('POST', `${path}/resources/subscribe`, { uri: uri(number) });
    const toggle = () =>
      v2('POST', `${path}/tools/toggle-subscriber-updates/execute`, { parameters: {} });
    await using followed = await follow(id);
    const updated = (): (string | undefined)[] =>
      followed.events.filter(({ type }) => type === 'resource_updated').map((event) => event.uri);

    for (const number of [1, 2, 3]) {
      expect(await subscribe(number)).toMatchObject({ data: { uri: uri(number) } });
    }
    expect(await v2('POST', `${path}/resources/unsubscribe`, { uri: uri(1) })).toMatchObject({
      data: { uri: uri(1) },
    });
    // It tells of all that a session follows at once, in the order of the subscriptions.
    await toggle();
    await waitFor(() => updated().includes(uri(3)), { description: 'the updates' });
    expect(updated()).toEqual([uri(2), uri(3)]);

    await v2('POST', `${path}/refresh`, {});
    const before = updated().length;
    await toggle();
    // Every five seconds, and the first time maybe before the new session is asked.
    await waitFor(() => updated().slice(before).includes(uri(3)), {
      description: 'the updates of the new session',
      timeout: 15_000,
    });
    expect(updated().slice(before)).not.toContain(uri(1));
    await v2('DELETE', path);
  },
);
