import { expect, test } from 'vitest';
import { makeTool, openAggregate } from './testing/open-aggregate.fixture.js';

const principal = { kind: 'local' } as const;
const view = { tools: 'all', names: 'prefixed', allow: [], deny: ['nothing_*'] } as const;

async function open(count: number) {
  const connections = Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    serviceName: `service${index}`,
    tools: Array.from({ length: 50 }, (__, tool) => makeTool(`tool${tool}`)),
  }));
  const { aggregate, asked } = openAggregate({ connections });
  const find = () => aggregate.directory.find(`service${count - 1}_tool49`, { principal, view });
  expect(await find()).toEqual({ connectionId: `c${count - 1}`, toolName: 'tool49' });
  return { find, asked };
}

/** The fastest of some rounds: what else runs only makes one slower. */
async function measure(find: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 15; round += 1) {
    const begun = performance.now();
    for (let index = 0; index < 500; index += 1) await find();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

test('a name is found as fast among ten times as many tools', async () => {
  const few = await open(20);
  const many = await open(200);
  await measure(few.find);
  const ratio = (await measure(many.find)) / (await measure(few.find));
  // A walk over all tools would take ten times as long.
  expect(ratio).toBeLessThan(4);
  // The connections are looked at once, not with every call.
  expect(many.asked).toEqual(['connections']);
});
