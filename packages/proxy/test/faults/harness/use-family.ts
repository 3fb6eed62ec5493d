import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import {
  createTemporaryDirectory,
  waitFor,
  type FaultyServicePlan,
  type TemporaryDirectory,
} from '@nanda/testing';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../../../src/index.js';
import { countHoldings, type Holdings } from './count-holdings.js';
import { createServiceShelf, type ServedFault } from './create-service-shelf.js';
import { createRestClient, type RestClient } from './rest-client.js';
import { untilNothingMore } from './until-nothing-more.js';
import { watchTimers } from './watch-timers.js';

export interface ConnectedFault extends ServedFault {
  readonly connection: Connection;
  /** `/v2/connections/…` */
  readonly path: string;
}

/** One proxy that lives through every fault of a file, and what its tests want of it. */
export interface Family {
  readonly rest: RestClient;
  readonly directory: string;
  /** A service that goes wrong; it ends with the test. */
  serve(plan?: FaultyServicePlan): Promise<ServedFault>;
  /** The same, connected to while all is well with it, and only then as it was planned. */
  connect(
    plan?: FaultyServicePlan,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<ConnectedFault>;
  /** Puts any service into the catalog: what a user's own file says of it. */
  add(entry: Readonly<Record<string, unknown>>): Promise<string>;
  /** Ends something with the test, after the connections are closed. */
  onEnd(release: () => unknown): void;
  /** Closes the proxy and starts another one in its place, with the same data; `between` is when there is none. */
  restart(between?: () => Promise<unknown>): Promise<void>;
  /** For the last test of the file: whatever was open in between is closed, with the proxy open and after its end. */
  leavesNothing(): Promise<void>;
}

export interface FamilyOptions extends ProxyOptions {
  /** Rows of a registry of its own, which is trusted less than what the local user adds. @default none */
  readonly rows?: readonly object[];
}

export function useFamily({ rows, ...options }: FamilyOptions = {}): Family {
  let directory: TemporaryDirectory;
  let proxy: Proxy;
  let rest: RestClient;
  let beforeProxy: Holdings;
  let withProxy: Holdings;
  let isOver = false;
  const timers = watchTimers();
  const warnings: string[] = [];
  const releases: (() => unknown)[] = [];
  const shelf = createServiceShelf({
    path: () => join(directory.path, 'servers.json'),
    rest: () => rest,
  });
  const warn = (warning: Error): void => void warnings.push(warning.message);

  async function open(): Promise<void> {
    const registry = join(directory.path, 'rows.json');
    if (rows) await writeFile(registry, JSON.stringify(rows));
    proxy = createProxy({
      ...(rows && { registries: [{ type: 'file', path: registry }] }),
      dataDir: join(directory.path, 'data'),
      serversFile: join(directory.path, 'servers.json'),
      maxConnections: 500,
      healthInterval: 0,
      connectionTimeout: 3000,
      ...options,
    });
    rest = createRestClient((await proxy.listen({ port: 0 })).url);
  }

  async function disconnectAll(): Promise<void> {
    const connections = await rest.get<Connection[]>('/v2/connections');
    await Promise.all(
      connections.map(async ({ id }) => {
        const { status } = await rest.ask('DELETE', `/v2/connections/${id}`, { bound: 15_000 });
        expect(status).toBe(200);
      }),
    );
  }

  /** What is loaded once, and stays, is there before anything is counted. */
  async function warmUp(): Promise<void> {
    const { name } = await shelf.take({});
    // The first one loads what the others find there, which on a busy machine takes longer than it may.
    const { id } = await waitFor(() => rest.connect(name), {
      description: 'the first connection',
      timeout: 30_000,
    });
    await rest.stream(id, 'sound');
    await disconnectAll();
    await shelf.endTaken();
    await shelf.endSpares();
  }

  async function serve(
    plan: FaultyServicePlan,
    whenSound?: (served: ServedFault) => Promise<void>,
  ): Promise<ServedFault> {
    const { fault, affects, skip, times } = plan;
    const served = await shelf.take(plan);
    await whenSound?.(served);
    if (fault === undefined) return served;
    served.service.inject({
      fault,
      ...(affects !== undefined && { affects }),
      ...(skip !== undefined && { skip }),
      ...(times !== undefined && { times }),
    });
    return served;
  }

  beforeAll(async () => {
    process.on('warning', warn);
    directory = await createTemporaryDirectory();
    beforeProxy = countHoldings(timers);
    await open();
    await warmUp();
    const servers = (beforeProxy['TCPServerWrap'] ?? 0) + 1;
    withProxy = await waitFor(
      () => {
        const now = countHoldings(timers);
        return now['TCPServerWrap'] === servers && now['TCPSocketWrap'] === undefined && now;
      },
      { description: 'the proxy to be all that is open' },
    );
  });

  afterEach(async () => {
    if (isOver) return;
    await disconnectAll();
    for (const release of releases.splice(0).toReversed()) await release();
    await shelf.endTaken();
  }, 30_000);

  afterAll(async () => {
    await shelf.endSpares();
    await proxy.close();
    await directory[Symbol.asyncDispose]();
    timers.stop();
    process.off('warning', warn);
  });

  return {
    get rest() {
      return rest;
    },
    get directory() {
      return directory.path;
    },
    add: shelf.add,
    serve: (plan = {}) => serve(plan),
    async connect(plan = {}, body = {}) {
      let connection: Connection | undefined;
      const served = await serve(plan, async ({ name }) => {
        connection = await rest.connect(name, body);
      });
      if (connection === undefined) throw new Error('There is no connection.');
      return { ...served, connection, path: `/v2/connections/${connection.id}` };
    },
    onEnd: (release) => void releases.push(release),
    async restart(between) {
      await proxy.close();
      await between?.();
      await open();
    },
    async leavesNothing() {
      await shelf.endSpares();
      await untilNothingMore(timers, { than: withProxy, moment: 'while the proxy is open' });
      isOver = true;
      await proxy.close();
      await untilNothingMore(timers, { than: beforeProxy, moment: 'after the end of the proxy' });
      expect(warnings.filter((text) => text.includes('listeners'))).toEqual([]);
    },
  };
}
