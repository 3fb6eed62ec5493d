import { Agent } from 'node:http';
import { accountOperations, mcpOperations, operations, type Operation } from '@nanda/protocol';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAuditLog } from '../../src/verify-audit-log.js';
import { rawRequests } from './bytes/raw-requests.js';
import { webSocketFrames } from './bytes/web-socket-frames.js';
import { readFuzzPlan } from './fuzz-plan.js';
import { mcpRequests } from './requests/mcp-requests.js';
import { operationRequests } from './requests/operation-requests.js';
import { plainPlaces, plainRequests } from './requests/plain-requests.js';
import type { SentRequest } from './requests/sent-request.js';
import { streamRequests } from './requests/stream-requests.js';
import type { ProgramState } from './world/proxy-program.js';
import { openWorld } from './world/open-world.js';
import { tryBytes } from './world/try-bytes.js';
import { tryFrames } from './world/try-frames.js';
import { tryRequest } from './world/try-request.js';
import type { Told } from './world/send-request.js';
import { checkContract } from './world/check-contract.js';
import type { World } from './world/world.js';

const plan = readFuzzPlan(process.env);
/** Bytes that may be held of what was asked: executions that wait, sessions, subscriptions, caches. All of it has its bounds. */
const room = 96 * 1024 * 1024;
/** The same for what is let go of again: passwords and passphrases take half a gigabyte, two and one at the same time. */
const mostMemory = 1024 * 1024 * 1024;
const contract = Object.values<Operation>({
  ...operations,
  ...mcpOperations,
  ...accountOperations,
});

/** What needs a service of the open internet or an export of somebody, and what is not served yet. */
const unanswered = /^(services\.(un)?register|credentials\.import|webhooks\..*)$/;

const anyRequest = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...contract).chain(operationRequests) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.values(plainPlaces)).chain(plainRequests) },
  { weight: 1, arbitrary: mcpRequests },
);

interface Trial {
  readonly numRuns: number;
  /** Adds to the seed. @default 0 */
  readonly round?: number;
  /** Looks at an answer. */
  readonly look?: (told: Told, sent: SentRequest) => void;
}

describe.each(['without accounts', 'with accounts'] as const)('a proxy %s', (kind) => {
  let world: World;
  let before: ProgramState;
  const agent = new Agent({ keepAlive: true });
  beforeAll(async () => {
    world = await openWorld(kind);
    before = await world.program.look();
  }, 60_000);
  afterAll(async () => {
    agent.destroy();
    console.log(`Fuzz, ${kind}: ${world?.tried} tries, ${plan.told}`);
    await world?.[Symbol.asyncDispose]();
  });

  /** Whether it can be answered with success by what stands behind this proxy. */
  const isServed = (id: string): boolean =>
    !unanswered.test(id) && (kind === 'with accounts' || !Object.hasOwn(accountOperations, id));
  /** Operations that were answered with success at least once: others were not tried, whatever was sent. */
  const answered = new Set<string>();

  async function tryAll(
    requests: fc.Arbitrary<SentRequest>,
    { numRuns, round = 0, look }: Trial,
  ): Promise<void> {
    await world.tidy();
    await fc.assert(
      fc.asyncProperty(fc.nat(world.senders.length - 1), requests, async (who, sent) => {
        const sender = world.senders[who];
        if (sender !== undefined) await tryRequest(sent, { world, sender, agent, look });
      }),
      { seed: plan.seed + round, numRuns, endOnFailure: true },
    );
  }

  test.each(contract.map((operation) => [operation.id, operation] as const))(
    'answers whatever it is asked with %s',
    async (_, operation) => {
      await tryAll(operationRequests(operation), {
        numRuns: plan.runs,
        look(told, sent) {
          if (isOf(operation, sent) && checkContract(told, operation)) answered.add(operation.id);
        },
      });
    },
    600_000,
  );

  test.each(Object.entries(plainPlaces))(
    'answers whatever comes to %s',
    async (_, place) => {
      await tryAll(plainRequests(place), { numRuns: plan.runs * 2 });
    },
    600_000,
  );

  test('goes on after whatever event it is told of', async () => {
    await tryAll(streamRequests, { numRuns: plan.runs * 8 });
  }, 600_000);

  test('answers whatever message of MCP it gets', async () => {
    for (let round = 0; round < 20; round += 1) {
      await tryAll(mcpRequests, { numRuns: plan.runs * 2, round });
    }
  }, 600_000);

  test('answers all that comes at once, and whoever goes away before', async () => {
    const requests = fc.array(
      fc.tuple(
        fc.nat(world.senders.length - 1),
        anyRequest,
        fc.option(fc.nat(30), { nil: undefined, freq: 3 }),
      ),
      { minLength: 8, maxLength: 24 },
    );
    for (let round = 0; round < 4; round += 1) {
      await world.tidy();
      await fc.assert(
        fc.asyncProperty(requests, async (burst) => {
          await Promise.all(
            burst.map(async ([who, sent, leavesAfter]) => {
              const sender = world.senders[who];
              if (sender === undefined) return;
              await tryRequest({ ...sent, leavesAfter }, { world, sender, agent });
            }),
          );
        }),
        { seed: plan.seed + round, numRuns: plan.runs, endOnFailure: true },
      );
    }
  }, 600_000);

  test('answers whatever bytes it gets, or hangs up', async () => {
    await world.tidy();
    await Promise.all(
      Array.from({ length: 8 }, (_, lane) =>
        fc.assert(
          fc.asyncProperty(fc.nat(world.senders.length - 1), rawRequests, async (who, sent) => {
            const sender = world.senders[who];
            if (sender !== undefined) await tryBytes(sent, { world, sender });
          }),
          { seed: plan.seed + lane, numRuns: plan.runs * 4, endOnFailure: true },
        ),
      ),
    );
  }, 600_000);

  test('answers whatever comes over a WebSocket, or closes it', async () => {
    await world.tidy();
    await Promise.all(
      Array.from({ length: 8 }, (_, lane) =>
        fc.assert(
          fc.asyncProperty(fc.nat(world.senders.length - 1), webSocketFrames, async (who, sent) => {
            const sender = world.senders[who];
            if (sender !== undefined) await tryFrames(sent, { world, sender });
          }),
          { seed: plan.seed + lane, numRuns: plan.runs * 2, endOnFailure: true },
        ),
      ),
    );
  }, 600_000);

  test('lives, holds no more than before, and whoever is left alone has everything', async () => {
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
    const { used, peak, polluted } = await world.program.look();
    expect(polluted).toEqual([]);
    expect(used).toBeLessThan(before.used + room);
    expect(peak).toBeLessThan(before.peak + mostMemory);
    const verdict = await verifyAuditLog({ dataDir: world.dataDir });
    expect(verdict).toEqual({ isSound: true, checked: expect.any(Number) });
    const untried = contract.map(({ id }) => id).filter((id) => !answered.has(id) && isServed(id));
    expect(untried.length, untried.join(', ')).toBeLessThan(8);
    await world.checkVictim();
  });
});

/** Whether a request is still one of its operation, after all that was changed of it. */
function isOf({ method, path }: Operation, sent: SentRequest): boolean {
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
  // As every reader of addresses does: `..` leads upwards.
  const { pathname } = new URL(`http://127.0.0.1${sent.target}`);
  return sent.method === method && pattern.test(pathname);
}
