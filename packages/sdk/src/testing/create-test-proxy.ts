import { Clock } from './control/clock.js';
import { isCatalogEvent, type EmittedConnectionEvent } from './control/emitted-event.js';
import { FailurePlans } from './control/failure-plans.js';
import { Holds } from './control/holds.js';
import type { RecordedCall } from './control/recorded-call.js';
import { StreamLines } from './control/stream-lines.js';
import type { ConnectionChange } from './core/connections.js';
import { createWorld, type World } from './core/world.js';
import { createHandlers } from './operations/create-handlers.js';
import type { KnownService } from './services/known-service.js';
import type { TestProxyOptions } from './test-proxy-options.js';
import type { TestProxy } from './test-proxy.js';
import { answerRequest, type Desk } from './wire/answer-request.js';
import { Refusal } from './wire/refusal.js';

/**
 * Makes a proxy in memory that speaks the whole contract, for tests: no socket, no timer, nothing to close. Every
 * client that is given its `fetch` works with it as with a real one.
 *
 * @throws TypeError for two services with the same id
 *
 * @example
 * const proxy = createTestProxy({
 *   services: [{ name: 'weather', tools: { getForecast: ({ city }) => ({ city, temperature: 20 }) } }],
 * });
 * const nanda = new NANDAClient({ fetch: proxy.fetch });
 * const connection = await nanda.connect('weather');
 * const { structuredContent } = await connection.execute('getForecast', { city: 'Oslo' });
 */
export function createTestProxy(options: TestProxyOptions = {}): TestProxy {
  const plans = new FailurePlans();
  const holds = new Holds();
  const lines = new StreamLines();
  let calls: RecordedCall[] = [];
  let world = open();
  let desk = deskOf(world);

  function open(): World {
    return createWorld(options, { clock: new Clock(options.now ?? (() => Date.now())) });
  }

  function deskOf(of: World): Desk {
    const handlers = createHandlers(of);
    return { world: of, handlers, plans, holds, lines, record: (call) => calls.push(call) };
  }

  function find(name: string): KnownService {
    const service = world.catalog.find(name);
    if (service === undefined) throw new TypeError(`The test proxy has no service "${name}".`);
    return service;
  }

  function changeConnections(service: KnownService, change: ConnectionChange): void {
    for (const record of world.connections.all) {
      if (record.service === service) world.connections.change(record, change);
    }
  }

  return {
    fetch: (input, init) => answerRequest(new Request(input, init), desk),
    get calls() {
      return calls;
    },
    get openStreams() {
      return lines.size;
    },
    failNext: (operation, failure = {}) => plans.plan(operation, failure),
    hold: (operation) => holds.hold(operation),
    dropStreams: (drop) => lines.drop(drop),
    whenListening: (operation = 'events.connections') => lines.whenOpen(operation),
    emit(event) {
      if (isCatalogEvent(event)) {
        world.feeds.tellAll({ registry: 'test', ...event });
        return;
      }
      const { connectionId, ...change }: EmittedConnectionEvent = event;
      const { all } = world.connections;
      const fitting = all.filter(({ data }) => (connectionId ?? data.id) === data.id);
      const [record] = fitting;
      if (record === undefined || fitting.length > 1) {
        const which = connectionId === undefined ? 'Say which with `connectionId`: there' : 'There';
        throw new TypeError(`${which} are ${fitting.length} connections that could be meant.`);
      }
      world.connections.change(record, change);
    },
    disconnectService(name) {
      const service = find(name);
      service.isUp = false;
      const reason = 'The test has disconnected the service.';
      world.executions.fail(
        (connection) => connection.service === service,
        new Refusal('UPSTREAM_LOST', { message: reason }),
      );
      changeConnections(service, { state: 'reconnecting', reason });
    },
    reconnectService(name) {
      const service = find(name);
      service.isUp = true;
      changeConnections(service, { state: 'connected' });
    },
    requireAuth(name, requirement = {}) {
      find(name).requirement = requirement;
    },
    answerAuthorization: ({ isGranted = true, authorizationId: id } = {}) =>
      world.authorizations.answer({ id, isGranted }),
    advanceTime: (milliseconds) => world.clock.advance(milliseconds),
    reset() {
      lines.clear();
      holds.clear();
      plans.clear();
      world.executions.fail(
        () => true,
        new Refusal('CANCELLED', { message: 'The test proxy was reset.' }),
      );
      calls = [];
      world = open();
      desk = deskOf(world);
    },
  };
}
