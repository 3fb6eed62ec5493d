// An MCP server on stdio that goes wrong in one chosen way: `node faulty-program.mjs '{"fault": {"kind": …}, "log": "…"}'`.
// The kinds are described at `ProgramFault` in src/faulty-command.ts. No dependencies, so that it starts at once.
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { fault = { kind: 'none' }, log } = JSON.parse(process.argv[2] ?? '{}');
const modernVersion = '2026-07-28';

const write = (text) => process.stdout.write(text);
const frame = (message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
const send = (...messages) => write(messages.map(frame).join(''));
const note = (entry) => {
  if (log !== undefined) appendFileSync(log, `${JSON.stringify(entry)}\n`);
};

/** The sound answer of a tool: what it was told to say. */
const resultOf = ({ params = {} }) => ({
  content: [{ type: 'text', text: params.arguments?.text ?? 'ok' }],
  ...(params._meta?.['io.modelcontextprotocol/protocolVersion'] && { resultType: 'complete' }),
});
const progressOf = ({ params }, progress) => ({
  method: 'notifications/progress',
  params: { progressToken: params?._meta?.progressToken ?? 'nobody-asked', progress },
});

const sound = {
  initialize: ({ id, params }) => {
    const { protocolVersion } = params;
    const capabilities = { tools: {}, logging: {} };
    const serverInfo = { name: 'Faulty program', version: '1.0.0' };
    send({ id, result: { protocolVersion, capabilities, serverInfo } });
  },
  'tools/list': ({ id, params }) => {
    const isModern = params?._meta?.['io.modelcontextprotocol/protocolVersion'] !== undefined;
    const inputSchema = { type: 'object', properties: { text: { type: 'string' } } };
    const tools = [
      { name: 'faulty', inputSchema },
      { name: 'sound', inputSchema },
    ];
    const cache = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
    send({ id, result: { tools, ...(isModern && cache) } });
  },
  'tools/call': (request) => send({ id: request.id, result: resultOf(request) }),
  ping: ({ id }) => send({ id, result: {} }),
};

const discover = ({ id }) => {
  const result = {
    resultType: 'complete',
    supportedVersions: [modernVersion],
    capabilities: { tools: {} },
    ttlMs: 0,
    cacheScope: 'private',
  };
  send({ id, result });
};

// Not for ever: whoever started it may be gone.
const keepRunning = () => setTimeout(() => process.exit(), 600_000);

const startGrandchild = () => {
  const source =
    'process.on("SIGTERM", () => undefined); setTimeout(() => process.exit(), 600_000);';
  const grandchild = spawn(process.execPath, ['-e', source], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  grandchild.unref();
  note({ grandchild: grandchild.pid });
};

const nothing = () => undefined;
/** What stands in the place of the sound answers, and what is done at the start. */
const faults = {
  none: {},
  'exit-at-once': { start: () => process.exit(fault.code ?? 1) },
  'exit-in-call': { 'tools/call': () => process.exit(fault.code ?? 1) },
  'killed-in-call': { 'tools/call': () => process.kill(process.pid, 'SIGKILL') },
  'hang-in-call': { 'tools/call': nothing },
  silent: { initialize: nothing, 'server/discover': nothing },
  'garbage-lines': {
    start: () =>
      write('Listening on stdio…\n\n{"jsonrpc"\n[]\n"text"\n{}\n\u0000\u001b[31mred\u001b[0m\n'),
    'tools/call': (request) => {
      write('working…\nDebug: {"id":1}\n');
      sound['tools/call'](request);
      write('done');
      write('\n');
    },
  },
  'long-line': {
    'tools/call': ({ id }) => {
      const content = [{ type: 'text', text: 'o'.repeat(fault.bytes ?? 17 * 1024 * 1024) }];
      send(fault.idLast ? { result: { content }, id } : { id, result: { content } });
    },
  },
  'endless-line': {
    'tools/call': () => {
      const more = () => {
        while (write('o'.repeat(65_536)));
        process.stdout.once('drain', more);
      };
      more();
    },
  },
  'split-lines': {
    'tools/call': (request) => {
      const text = 'é☕🚀';
      const whole = Buffer.from(
        frame({ id: request.id, result: { content: [{ type: 'text', text }] } }),
      );
      let position = 0;
      const next = () => {
        if (position === whole.length) return;
        process.stdout.write(whole.subarray(position, ++position), () => setImmediate(next));
      };
      next();
    },
  },
  'progress-burst': {
    'tools/call': (request) => {
      const steps = Array.from({ length: fault.count ?? 5 }, (_, index) =>
        progressOf(request, index + 1),
      );
      send(...steps, { id: request.id, result: resultOf(request) });
    },
  },
  strays: {
    'tools/call': (request) => {
      const result = resultOf(request);
      send({ id: 'nobody-asked', result }, progressOf({}, 99), { id: request.id, result });
      send({ id: request.id, result: { content: [{ type: 'text', text: 'again' }] } });
    },
  },
  stderr: {
    start: () => process.stderr.write('starting\n'),
    'tools/call': (request) => {
      for (let line = 1; line <= (fault.lines ?? 100); line += 1) {
        process.stderr.write(`line ${line}\n`);
      }
      sound['tools/call'](request);
    },
  },
  stubborn: {
    start: () => {
      process.on('SIGTERM', () => note({ signal: 'SIGTERM' }));
      process.on('SIGINT', () => note({ signal: 'SIGINT' }));
      keepRunning();
    },
  },
  // Sound until it is to end: what it has started holds its stdout then.
  grandchild: { start: startGrandchild },
  'exit-leaving-grandchild': {
    'tools/call': () => {
      startGrandchild();
      process.exit(fault.code ?? 1);
    },
  },
  'close-stdout': {
    'tools/call': () => {
      closeSync(1);
      keepRunning();
    },
  },
  'never-read': { start: () => process.stdin.pause() && keepRunning() },
  'modern-only': {
    initialize: ({ id }) => send({ id, error: { code: -32_601, message: 'Method not found' } }),
    'server/discover': discover,
  },
  'both-eras': { 'server/discover': discover },
  'exit-on-discover': { 'server/discover': () => process.exit(fault.code ?? 1) },
  'silent-on-discover': { 'server/discover': nothing },
};

const acts = faults[fault.kind];
if (acts === undefined) throw new Error(`There is no fault "${fault.kind}".`);
note({ pid: process.pid });
acts.start?.();

const readMessage = (line) => {
  const message = JSON.parse(line);
  note(message);
  const { id, method, params } = message;
  const isSpared = params?.name === 'sound';
  const act = (isSpared ? undefined : acts[method]) ?? sound[method];
  if (act) act(message);
  else if (id !== undefined && method !== undefined) {
    send({ id, error: { code: -32_601, message: `Method not found: ${method}` } });
  }
};
if (fault.kind !== 'never-read') {
  createInterface({ input: process.stdin }).on('line', readMessage);
}
