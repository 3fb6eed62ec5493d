import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { useFamily } from './harness/use-family.js';
import { createRandom } from './model/create-random.js';
import { createWorld, type World } from './model/create-world.js';

const family = useFamily({ connectionTimeout: 1500 });

const steps = 300;
/** Requests under way at the same time, connections, and turns of the loop between two steps. */
const most = { running: 24, connections: 8, turns: 40 };

const weights = {
  execute: 10,
  stream: 10,
  cancel: 5,
  connect: 3,
  disconnect: 1,
  refresh: 1,
  crash: 1,
  restart: 3,
  drop: 2,
  forget: 1,
  rest: 1,
};

/** A run of steps by chance; what any of them finds wrong ends it. */
async function run(world: World, seed: number): Promise<void> {
  const random = createRandom(seed);
  const running = new Set<Promise<void>>();
  const done: string[] = [];

  function start(work: Promise<void>): void {
    running.add(work);
    const end = (): void => void running.delete(work);
    work.then(end, end);
  }

  async function step(): Promise<void> {
    const kind = random.weighted(weights);
    const open = world.connections.filter(({ isOpen }) => isOpen);
    const connection = random.one(open);
    const service = random.one(world.services);
    const call = random.one([...world.calls]);
    const tool = random.one(['sound', 'faulty', 'faulty-read'] as const) ?? 'sound';
    done.push(kind);
    if (service === undefined) return;
    switch (kind) {
      case 'execute':
        if (connection) start(world.execute(connection, tool));
        break;
      case 'stream':
        if (connection) start(world.stream(connection, tool));
        break;
      case 'cancel':
        if (call) start(world.cancel(call));
        break;
      case 'connect':
        if (open.length < most.connections) start(world.connect(service));
        break;
      case 'disconnect':
        if (connection && open.length > 2) start(world.disconnect(connection));
        break;
      case 'refresh':
        if (connection) start(world.refresh(connection));
        break;
      case 'crash':
        if (!service.isUp) break;
        service.isUp = false;
        world.disturb(service);
        await service.service.crash();
        break;
      case 'restart':
        if (service.isUp) break;
        await service.service.restart();
        service.isUp = true;
        break;
      case 'drop':
        world.disturb(service);
        service.service.dropConnections();
        break;
      case 'forget': {
        const { sessionId } = random.one(service.service.seen.calls) ?? {};
        if (sessionId === undefined) break;
        // What runs in it is lost; what comes later opens another one.
        world.disturb(service);
        await service.service.forgetSession(sessionId);
        break;
      }
      case 'rest':
        await Promise.all(running);
    }
    if (running.size >= most.running) await Promise.race(running);
    // What was begun gets somewhere before the next step.
    for (let turns = random.below(most.turns); turns > 0; turns -= 1) await soon();
  }

  try {
    for (let count = 0; count < steps; count += 1) await step();
    await Promise.all(running);
  } catch (error) {
    await Promise.allSettled(running);
    throw new Error(`Seed ${seed}, after ${done.length} steps: ${done.slice(-12).join(', ')}`, {
      cause: error,
    });
  }
}

test.each([1, 20_261_125, 4_000_000_007])(
  'steps by chance in any order, seed %i',
  async (seed) => {
    const world = createWorld(family, { seed });
    await world.serve({ eras: ['legacy'], fault: { kind: 'slow-drip' }, affects: 'tools/call' });
    await world.serve({ eras: ['modern'], fault: { kind: 'slow-drip' }, affects: 'tools/call' });
    await world.serve({ eras: ['legacy'], fault: { kind: 'progress-burst' } });
    for (const service of world.services) await world.connect(service);
    await run(world, seed);
    await world.checkAtRest();

    // Once all is well, all works.
    for (const service of world.services) {
      if (!service.isUp) await service.service.restart();
      service.isUp = true;
    }
    for (const connection of world.connections.filter(({ isOpen }) => isOpen)) {
      await world.refresh(connection);
      connection.isCalm = true;
      await world.execute(connection, 'sound');
      await world.stream(connection, 'faulty');
    }
    await world.checkAtRest();
    for (const connection of world.connections.filter(({ isOpen }) => isOpen)) {
      await world.disconnect(connection);
    }
    expect(await family.rest.get('/v2/connections')).toEqual([]);
  },
  60_000,
);

test('nothing is left behind', family.leavesNothing, 30_000);
