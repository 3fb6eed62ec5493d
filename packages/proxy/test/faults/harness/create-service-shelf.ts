import { rename, writeFile } from 'node:fs/promises';
import {
  startFaultyService,
  waitFor,
  type FaultyService,
  type FaultyServicePlan,
} from '@nanda/testing';
import type { RestClient } from './rest-client.js';

/** A service that is in the catalog of a proxy. */
export interface ServedFault {
  readonly service: FaultyService;
  /** By which it is connected to. */
  readonly name: string;
}

/** Faulty services that are in the catalog, and so can be connected to. */
export interface ServiceShelf {
  /** One in which nothing goes wrong yet. */
  take(plan: FaultyServicePlan): Promise<ServedFault>;
  /** Puts any service into the catalog: what a user's own file says of it. */
  add(entry: Readonly<Record<string, unknown>>): Promise<string>;
  /** Ends those that were taken, each once nothing of any call or stream is open there any more. */
  endTaken(): Promise<void>;
  /** Ends those that nobody took. */
  endSpares(): Promise<void>;
}

export interface ServiceShelfOptions {
  /** The servers file of the proxy. */
  readonly path: () => string;
  readonly rest: () => RestClient;
}

/** Services that are put into the catalog at once: to wait for the catalog costs more than they do. */
const spareServices = 16;

export function createServiceShelf({ path, rest }: ServiceShelfOptions): ServiceShelf {
  const entries: Record<string, unknown> = {};
  const spares = new Map<string, ServedFault[]>();
  const taken = new Set<FaultyService>();
  let serial = 0;
  /** One at a time changes the catalog. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  const createName = (): string => `service-${(serial += 1)}`;

  async function list(added: Readonly<Record<string, unknown>>): Promise<void> {
    Object.assign(entries, added);
    // In one step: it is read at any moment.
    await writeFile(`${path()}.new`, JSON.stringify({ mcpServers: entries }));
    await rename(`${path()}.new`, path());
    const newest = Object.keys(added).at(-1) ?? '';
    await waitFor(async () => (await rest().ask('GET', `/v2/services/${newest}`)).status === 200, {
      description: 'the catalog to know the service',
    });
  }

  async function add(entry: Readonly<Record<string, unknown>>): Promise<string> {
    const name = createName();
    await inTurn(() => list({ [name]: entry }));
    return name;
  }

  async function takeSpare(eras: FaultyServicePlan['eras']): Promise<ServedFault> {
    const key = String(eras);
    const known = spares.get(key) ?? [];
    spares.set(key, known);
    if (known.length === 0) {
      for (let count = 0; count < spareServices; count += 1) {
        const service = await startFaultyService(eras ? { eras } : {});
        known.push({ service, name: createName() });
      }
      await list(Object.fromEntries(known.map(({ service: { url }, name }) => [name, { url }])));
    }
    return known.pop() as ServedFault;
  }

  async function makeOwn(plan: FaultyServicePlan): Promise<ServedFault> {
    const { fault: _fault, affects: _affects, skip: _skip, times: _times, ...own } = plan;
    const service = await startFaultyService(own);
    return { service, name: await add({ url: service.url }) };
  }

  return {
    add,
    async take(plan) {
      const isSpecial = plan.createServer !== undefined || plan.events !== undefined;
      const made = await (isSpecial ? makeOwn(plan) : inTurn(() => takeSpare(plan.eras)));
      taken.add(made.service);
      return made;
    },
    async endTaken() {
      const services = [...taken];
      taken.clear();
      try {
        await waitFor(() => services.every(isLeft), {
          description: 'every call and every standing stream to be let go of',
          timeout: 8000,
        });
      } finally {
        await Promise.all(services.map((service) => service.close()));
      }
    },
    async endSpares() {
      const services = [...spares.values()].flat();
      spares.clear();
      await Promise.all(services.map(({ service }) => service.close()));
    },
  };
}

function isLeft({ seen }: FaultyService): boolean {
  return (
    seen.openStandingStreams === 0 &&
    seen.calls.every(({ isAnswered, isLetGo }) => isAnswered || isLetGo)
  );
}
