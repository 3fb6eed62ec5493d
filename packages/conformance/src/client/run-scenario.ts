// What the suite starts as `<command> <url>`: plays the scenario that it names, with the whole stack as the client.
import process from 'node:process';
import { connectWithMcpClient } from './connect-with-mcp-client.js';
import { connectWithSdk } from './connect-with-sdk.js';
import { openStack } from './open-stack.js';
import { readScenarioContext } from './scenario-context.js';
import { refusedScenarios } from './refused-scenarios.js';
import { scenarioOf } from './scenarios.js';

const [path, url] = process.argv.slice(2);
if ((path !== 'sdk' && path !== 'mcp') || url === undefined) {
  throw new Error('Say `sdk` or `mcp`, and the address of the server.');
}
const context = readScenarioContext(process.env);
await using stack = await openStack(url);

async function play(): Promise<void> {
  await using client =
    path === 'sdk'
      ? await connectWithSdk(stack, context)
      : await connectWithMcpClient(stack, context);
  await scenarioOf(context.scenario)(client, context);
}

if (refusedScenarios.has(context.scenario)) {
  await play().then(
    () => Promise.reject(new Error('What has to be refused was taken.')),
    () => undefined,
  );
} else await play();
