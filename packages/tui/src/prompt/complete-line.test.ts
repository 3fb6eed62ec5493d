import { describe, expect, test } from 'vitest';
import { splitWords } from '@nanda/terminal';
import { parseCommand } from '../grammar/parse-command.js';
import type { Run } from '../panes/runs/run.js';
import { initialSession } from '../session/initial-session.js';
import type { SessionState } from '../session/session-state.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeExecution } from '../testing/fake-execution.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeServicePage } from '../testing/fake-service-page.js';
import { fakeTool } from '../testing/fake-tool.js';
import { completeLine } from './complete-line.js';
import { initialInput } from './initial-input.js';
import { takeCandidate } from './take-candidate.js';

const pay = fakeTool({
  name: 'pay-invoice',
  description: 'Pays an invoice.',
  inputSchema: {
    type: 'object',
    properties: {
      note: { type: 'string', default: 'paid' },
      verbose: { type: 'boolean', description: 'Says more' },
      cached: { type: 'boolean', default: true },
      walletAddress: { type: 'string', description: 'Where it comes from' },
      unit: { enum: ['US dollar', 'euro'] },
      tags: { type: 'array', items: { type: 'string' } },
      place: { type: 'object', properties: { zip: { enum: ['0150'] } } },
    },
    required: ['walletAddress'],
  },
});

const services = [
  fakeService(),
  fakeService({ id: 'svc_2', name: 'Climate API', category: 'climate data' }),
  fakeService({ id: 'svc_3', name: 'Twin' }),
  fakeService({ id: 'svc_4', name: 'twin' }),
  fakeService({ id: 'svc_5', name: '--name' }),
];

const fakeRun: Run = {
  id: 'run-1',
  executionId: undefined,
  connectionId: 'conn_abc123',
  serviceName: 'Shop',
  tool: 'order',
  parameters: {},
  state: 'running',
  startedAt: 0,
  endedAt: undefined,
  progress: null,
  logs: [],
  result: undefined,
  failure: undefined,
};

function sessionWith(change: Partial<SessionState> = {}): SessionState {
  return {
    ...initialSession,
    services: { ...initialSession.services, ...fakeServicePage(services), status: 'ready' },
    connections: {
      ...initialSession.connections,
      connections: [
        fakeConnection({ metadata: { tools: [fakeTool(), pay] } }),
        fakeConnection({ id: 'conn_2', name: 'home', metadata: { serviceName: 'Climate API' } }),
      ],
      currentId: 'conn_abc123',
    },
    history: {
      ...initialSession.history,
      executions: [fakeExecution({ toolName: 'pay-invoice' })],
    },
    inbox: {
      answering: null,
      questions: [
        {
          executionId: 'exec_1',
          key: 'a',
          kind: 'elicitation',
          request: {
            message: 'Which size?',
            requestedSchema: { type: 'object', properties: { size: { enum: ['S', 'L'] } } },
          },
          expiresAt: '2030-01-01T00:00:00.000Z',
          serviceName: 'Shop',
          tool: 'order',
          isPutOff: false,
        },
      ],
    },
    ...change,
  };
}

const session = sessionWith();

// `|` is the cursor; the end of the line where there is none.
function complete(line: string, state = session) {
  const at = line.indexOf('|');
  const text = line.replace('|', '');
  return completeLine(text, at < 0 ? text.length : at, state);
}

function texts(line: string, state = session): readonly string[] {
  return complete(line, state)?.candidates.map(({ text }) => text) ?? [];
}

function take(line: string, state = session): string {
  const at = line.indexOf('|');
  const text = line.replace('|', '');
  const cursor = at < 0 ? text.length : at;
  const completion = completeLine(text, cursor, state);
  const taken = takeCandidate({ ...initialInput, text, cursor, completion });
  return taken === undefined ? line : `${taken.before}|${taken.after}`;
}

describe('completeLine', () => {
  test.each<[string, string[]]>([
    ['con', ['connect:', 'connections', 'disconnect']],
    ['cnct', ['connect:', 'connections', 'disconnect']],
    ['disc', ['disconnect']],
    ['  se', ['search:', 'set:', 'use:']],
    ['HIS', ['history']],
    ['nothing', []],
    ['# con', []],
    ['con|nect', []],
    ['con| 1', ['connect:', 'connections', 'disconnect']],
    ['search: cof', []],
    ['search: coffee --cat', ['--category']],
    ['search: --ver', ['--verified']],
    ['search: --pro', ['--protected', '--no-protected']],
    ['search: --category ', ['weather', '"climate data"']],
    ['search: --category=cl', ['"--category=climate data"']],
    ['search: --type ', ['weather', '"climate data"']],
    ['list --sort pop', ['popularity']],
    ['search: --verified --ver', []],
    ['search: -- --ver', []],
    ['connect: Weath', ['WeatherMCP']],
    ['connect:Weath', ['WeatherMCP']],
    ['connect: wmcp', ['WeatherMCP']],
    ['connect: Climate A', ['"Climate API"']],
    ['connect: "Clim', ['"Climate API"']],
    ['info: twin', []],
    ['info: svc_', ['svc_3', 'svc_4', 'svc_5']],
    ['connect: 2', ['2']],
    ['connect: 1 --as', ['--as']],
    [
      'connect: 1 --auth-type ',
      ['none', 'api_key', 'bearer', 'basic', 'oauth2', 'evmauth', 'custom'],
    ],
    ['use: ', ['WeatherMCP', '@home']],
    ['use: 2', ['2']],
    ['disconnect ho', ['@home']],
    ['refresh @home ', ['--accept-tools']],
    ['tools: wea', ['getCurrentWeather']],
    ['call ', ['getCurrentWeather', 'pay-invoice']],
    ['stream payinv', ['pay-invoice']],
    [
      'call pay-invoice ',
      ['--wallet-address', '--note', '--verbose', '--no-cached', '--unit', '--tags', '--place'],
    ],
    ['call pay-invoice --wal', ['--wallet-address']],
    ['call pay-invoice --no-', ['--no-verbose', '--no-cached']],
    ['call pay-invoice --wallet-address 0x1 --wal', []],
    ['call pay-invoice walletAddress=0x1 --wal', []],
    ['call pay-invoice --tags a --ta', ['--tags']],
    ['call pay-invoice --unit ', ['"US dollar"', 'euro']],
    ['call pay-invoice --unit "US d', ['"US dollar"']],
    ['call pay-invoice --unit=e', ['--unit=euro']],
    ['call pay-invoice unit=e', ['unit=euro']],
    ['call pay-invoice --verbose=', ['--verbose=true', '--verbose=false']],
    ['call pay-invoice --note ', ['paid']],
    ['call pay-invoice --place.', ['--place.zip']],
    ['call pay-invoice --place.zip ', ['0150']],
    ['call pay-invoice {"a": ', []],
    ['call pay-invoice(wal', []],
    ['call unknown --a', []],
    ['rerun ', ['1']],
    ['rerun 1 --un', ['--unit']],
    ['history: 1 ', []],
    ['answer: ', ['1']],
    ['answer: 1 ', ['--size']],
    ['answer: 1 --size ', ['S', 'L']],
    ['decline: 1 ', []],
    ['copy c', ['cli', 'curl', 'code']],
    ['auth: e', ['env:', 'file:']],
    ['set: ', ['confirm', 'timeout', 'lines', 'theme']],
    ['set: theme da', ['dark']],
    ['help: conn', ['connect', 'connections', 'disconnect']],
    ['quit ', []],
  ])('%j', (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  test.each([
    ['con', 'connect: |'],
    ['con| 1', 'connect: |1'],
    ['qui', 'quit|'],
    ['call pay| --x 1', 'call pay-invoice |--x 1'],
    ['call pay-invoice --unit us', 'call pay-invoice --unit "US dollar" |'],
    ['connect: "clim', 'connect: "Climate API" |'],
    ['auth: e', 'auth: env:|'],
  ])('what is taken: %j', (line, expected) => {
    expect(take(line)).toBe(expected);
  });

  test('says what each one is', () => {
    expect(complete('call pay-invoice --wal')?.candidates).toEqual([
      {
        text: '--wallet-address',
        kind: 'string',
        description: 'required. Where it comes from',
        hasNext: true,
      },
    ]);
    expect(complete('answer: 1')?.candidates[0]?.description).toBe('Shop: Which size?');
  });

  test('what is asked for is wanted until it is given', () => {
    expect(complete('call pay-invoice ')?.isWanted).toBe(true);
    expect(complete('call pay-invoice --wallet-address 0x1 ')?.isWanted).toBe(false);
  });

  test('an offered name means what it stands for', () => {
    const names = [
      'two words',
      `it's`,
      'say "hi"',
      String.raw`back\slash`,
      'a --as b',
      'f(x)',
      '  padded  ',
    ];
    const rows = names.map((name, index) => fakeService({ id: `svc_${index}`, name }));
    const tools = names.map((name) => fakeTool({ name }));
    const state = sessionWith({
      services: { ...initialSession.services, ...fakeServicePage(rows), status: 'ready' },
      connections: {
        ...initialSession.connections,
        connections: [fakeConnection({ metadata: { tools } })],
        currentId: 'conn_abc123',
      },
    });
    expect(texts('connect: ', state).map((text) => splitWords(text)[0])).toEqual(names);
    const read = (line: string) => parseCommand(line);
    expect(texts('connect: ', state).map((text) => read(`connect: ${text}`))).toEqual(
      names.map((target) => expect.objectContaining({ verb: 'connect', target })),
    );
    expect(texts('info: ', state).map((text) => read(`info: ${text} `))).toEqual(
      names.map((target) => ({ verb: 'info', target })),
    );
    expect(texts('call ', state).map((text) => read(`call ${text} --a 1`))).toEqual(
      names.map((tool) => expect.objectContaining({ tool, rest: '--a 1' })),
    );
  });

  test('what a terminal would obey is not offered; a service is by its id', () => {
    const name = '\u001b[2Jgone';
    const schema = { type: 'object', properties: { '\u001b[31mred': {}, 'a b': {}, fine: {} } };
    const state = sessionWith({
      services: {
        ...initialSession.services,
        ...fakeServicePage([fakeService({ name })]),
        status: 'ready',
      },
      connections: {
        ...initialSession.connections,
        connections: [
          fakeConnection({
            metadata: { tools: [fakeTool({ name }), fakeTool({ name: 'b', inputSchema: schema })] },
          }),
        ],
        currentId: 'conn_abc123',
      },
    });
    expect(texts('connect: ', state)).toEqual(['svc_1']);
    expect(texts('call ', state)).toEqual(['b']);
    expect(texts('call b ', state)).toEqual(['--a-b', '--fine']);
  });

  test('behind cancel are the calls that it counts: none that was opened from the history', () => {
    const run = { ...fakeRun, executionId: 'exec_9' };
    const runs = [
      { ...run, id: 'exec_9', tool: 'theirs' },
      { ...run, id: 'run-1', tool: 'ours' },
    ];
    const state = sessionWith({ runs: { ...initialSession.runs, runs } });
    expect(complete('cancel: ', state)?.candidates).toMatchObject([
      { text: '1', description: 'ours, Shop' },
    ]);
  });

  test('is bounded', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      fakeService({ id: `svc_${index}`, name: `Weather ${index}` }),
    );
    const state = sessionWith({
      services: { ...initialSession.services, ...fakeServicePage(many), status: 'ready' },
    });
    expect(texts('connect: ', state)).toHaveLength(50);
    expect(texts('connect: w', state)).toHaveLength(50);
    expect(texts('connect: 9999', state)).toContain('9999');
    expect(texts(`search: ${'x'.repeat(3000)} --c`)).toEqual([]);
  });
});
