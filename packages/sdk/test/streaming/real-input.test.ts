import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createInteractiveServer,
  createTemporaryDirectory,
  startHttpService,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { NANDAClient, type InputHandler, type ServiceConnection } from '../../src/index.js';
import { collectEvents } from '../support/collect-events.js';
import { startRelay } from '../support/start-relay.js';

const clientCapabilities = ['elicitation', 'sampling', 'roots'] as const;
const eras = ['legacy', 'modern'] as const;
const answers = {
  form: { action: 'accept', content: { name: 'Ada', size: 's' } },
  url: { action: 'decline' },
  sampling: { role: 'assistant', model: 'a-model', content: { type: 'text', text: 'Mmm.' } },
  roots: { roots: [{ uri: 'file:///work' }] },
} as const;

let stack: AsyncDisposableStack;
let url: string;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const mcpServers: Record<string, { url: string }> = {};
  for (const era of eras) {
    const serving = { createServer: createInteractiveServer, eras: [era] };
    mcpServers[era] = { url: stack.use(await startHttpService(serving)).url };
  }
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  ({ url } = await proxy.listen({ port: 0 }));
});

afterAll(() => stack.disposeAsync());

/** Answers each kind with what its type says that it has. */
const answerAll: InputHandler = ({ kind, request }) => {
  if (kind === 'roots') return answers.roots;
  if (kind === 'sampling') {
    expect(request.messages[0]?.role).toBe('user');
    expect(request.maxTokens).toBeGreaterThan(0);
    return answers.sampling;
  }
  if (request.mode === 'url') {
    expect(new URL(request.url).protocol).toBe('https:');
    return answers.url;
  }
  expect(request.requestedSchema).toMatchObject({ type: 'object' });
  return answers.form;
};

describe.each(eras)('%s', (era) => {
  let connection: ServiceConnection;
  beforeAll(async () => {
    connection = await new NANDAClient({ baseURL: url }).connect(era, { clientCapabilities });
  });

  const tools = [
    ['ask-form', 'form'],
    ['ask-url', 'url'],
    ['ask-model', 'sampling'],
    ['ask-roots', 'roots'],
  ] as const;

  test.each(tools)('execute(%s) is answered in line', async (tool, key) => {
    const onInput = vi.fn(answerAll);
    const { structuredContent } = await connection.execute(tool, {}, { onInput });
    expect(structuredContent).toEqual({ answers: { [key]: answers[key] } });
    expect(onInput).toHaveBeenCalledTimes(1);
  });

  test.each(['execute', 'stream'] as const)('%s: four questions at once', async (way) => {
    const onInput = vi.fn(answerAll);
    const { structuredContent } =
      way === 'execute'
        ? await connection.execute('ask-several', {}, { onInput })
        : await connection.stream('ask-several', {}, { onInput }).finalResult();
    expect(structuredContent).toEqual({ answers });
    expect(onInput).toHaveBeenCalledTimes(4);
  });

  test('question after question, over a way that is cut while each is asked', async () => {
    await using relay = await startRelay(url);
    const far = await new NANDAClient({ baseURL: relay.url }).getConnection(connection.id);
    let asked = 0;
    const stream = far.stream(
      'ask-rounds',
      { rounds: 4 },
      {
        onInput: ({ request }) => {
          asked += 1;
          expect(request['message']).toBe(`Word ${asked} of 4?`);
          relay.cut();
          relay.mend();
          return { action: 'accept', content: { word: `w${asked}` } };
        },
      },
    );
    const { structuredContent } = await stream.finalResult();
    expect(structuredContent).toEqual({
      answers: Object.fromEntries(
        [1, 2, 3, 4].map((round) => [
          `round-${round}`,
          { action: 'accept', content: { word: `w${round}` } },
        ]),
      ),
    });
    expect(asked).toBe(4);
  });

  test('an answer that does not fit the form ends the call with an error', async () => {
    const onInput: InputHandler = () => ({ action: 'accept', content: { cups: 100 } });
    const stream = connection.stream('ask-form', {}, { onInput });
    expect(await collectEvents(stream).end).toMatchObject({ name: 'InvalidParametersError' });
    const { executions } = new NANDAClient({ baseURL: url });
    await vi.waitFor(async () =>
      expect(await executions.get(stream.executionId ?? '')).toMatchObject({ state: 'cancelled' }),
    );
  });
});
