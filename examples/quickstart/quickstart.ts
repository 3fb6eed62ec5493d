// Search, connect, list tools, execute, stream, disconnect, against the proxy at NANDA_BASE_URL.
// It fails when a step gives anything but what it should.
import assert from 'node:assert/strict';
import { NANDAClient } from '@nanda/sdk';

const nanda = new NANDAClient();

// Find a service.
const [coffee] = await nanda.services.search({ query: 'coffee', category: 'business' });
assert(coffee, 'The catalog lists no coffee service.');
console.log(`found        ${coffee.name}: ${coffee.description}`);

// Connect to it and call one of its tools. The connection is closed at the end of the block.
{
  await using connection = await nanda.connect(coffee.id);
  const tools = await connection.tools();
  console.log(`connected    ${connection.id} with ${tools.map((tool) => tool.name).join(', ')}`);
  const { content } = await connection.execute('requestinfo', { category: 'premium' });
  assert.match(textOf(content), /premium/);
  console.log(`requestinfo  ${textOf(content).split('\n')[0]}`);
}

// A tool that takes its time, followed while it runs.
const [analytics] = await nanda.services.search({ query: 'analytics' });
assert(analytics, 'The catalog lists no analytics service.');
await using connection = await nanda.connect(analytics.id);
const stream = connection.stream('analyze', { durationMs: 2000, steps: 8 });
let steps = 0;
for await (const event of stream) {
  if (event.type === 'progress') {
    steps += 1;
    console.log(`analyze      ${event.progress} of ${event.total}  ${event.message ?? ''}`);
  }
}
const result = await stream.finalResult();
assert.equal(steps, 8);
console.log(`result       ${textOf(result.content).split('\n')[0]}`);

// The real server-everything, over HTTP and as a process of this machine.
for (const name of ['Everything', 'everything-stdio']) {
  await using everything = await nanda.connect(name);
  const { content } = await everything.execute('echo', { message: 'hello' });
  assert.equal(textOf(content), 'Echo: hello');
  console.log(`echo         ${textOf(content)} (${everything.data.transport})`);
}

function textOf(content: readonly { type: string; text?: unknown }[]): string {
  return content.map((block) => (block.type === 'text' ? String(block.text) : '')).join('\n');
}
