import { randomBytes } from 'node:crypto';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import type { RunningProgram } from '../start-program.js';
import { openSession } from './open-session.js';

type Memory = Awaited<ReturnType<RunningProgram['collect']>>;

/** Bytes of memory that a proxy holds. */
export interface SessionMemory {
  readonly before: Memory;
  /** Each session has an open stream. */
  readonly open: Memory;
  /** All clients are gone without a word; the sessions wait for them. */
  readonly left: Memory;
  /** All sessions have been ended. */
  readonly ended: Memory;
}

export interface MeasureSessionsOptions {
  readonly sessions: number;
  /** Clients that share them: no one may have all. */
  readonly principals: number;
}

/** What idle sessions of the older era, of which each has a stream open, cost a proxy. */
export async function measureSessions(
  { port, collect }: Pick<RunningProgram, 'port' | 'collect'>,
  { sessions, principals }: MeasureSessionsOptions,
): Promise<SessionMemory> {
  const path = '/mcp';
  const clients = Array.from(
    { length: principals },
    () => `nc_${randomBytes(32).toString('base64url')}`,
  );
  const agent = new Agent({ keepAlive: false });

  function ask(method: string, headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const accept = 'text/event-stream';
      const options = { agent, host: '127.0.0.1', port, path, method };
      send({ ...options, headers: { ...headers, accept } }, resolve)
        .on('error', reject)
        .end();
    });
  }

  const before = await collect();
  const all: Record<string, string>[] = [];
  const streams: IncomingMessage[] = [];
  for (let index = 0; index < sessions; index += 1) {
    const client = clients[index % principals] ?? '';
    const headers = await openSession({ port, path, headers: { 'x-nanda-client': client } });
    const stream = await ask('GET', headers);
    if (stream.statusCode !== 200) throw new Error(`There is no stream: ${stream.statusCode}`);
    stream.on('error', () => undefined).resume();
    all.push(headers);
    streams.push(stream);
  }
  const open = await collect();
  for (const stream of streams) stream.destroy();
  const left = await collect();
  for (const headers of all) {
    const { statusCode } = (await ask('DELETE', headers)).resume();
    if (statusCode !== 204) throw new Error(`A session was not kept: ${statusCode}`);
  }
  const ended = await collect();
  agent.destroy();
  return { before, open, left, ended };
}
