import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, test } from 'vitest';

import { conformanceCommand } from '../conformance-command.js';
import { waitFor } from '../wait-for.js';
import { startConformanceService } from './start-conformance-service.js';

const eras = { legacy: 'legacy', modern: { pin: '2026-07-28' } } as const;

/** Connects with a service of one's own, over HTTP or over stdio. */
async function connect(era: keyof typeof eras, transport: 'http' | 'stdio') {
  const service = transport === 'http' ? await startConformanceService() : undefined;
  const changes: string[] = [];
  const note = (kind: string) => ({ onChanged: () => changes.push(kind) });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    {
      versionNegotiation: { mode: eras[era] },
      capabilities: { sampling: {} },
      listChanged: { tools: note('tools'), prompts: note('prompts') },
    },
  );
  client.setRequestHandler('sampling/createMessage', () => ({
    role: 'assistant',
    model: 'none',
    content: { type: 'text', text: 'Paris' },
  }));
  await client.connect(
    service
      ? new StreamableHTTPClientTransport(new URL(service.url))
      : new StdioClientTransport(conformanceCommand()),
  );
  return {
    client,
    changes,
    async [Symbol.asyncDispose]() {
      await client.close();
      await service?.close();
    },
  };
}

test.each([
  ['legacy', 'http'],
  ['modern', 'http'],
  ['legacy', 'stdio'],
  ['modern', 'stdio'],
] as const)(
  'a client of the %s era over %s is asked, and told what changes',
  async (era, transport) => {
    await using connected = await connect(era, transport);
    const { client, changes } = connected;

    const result = await client.callTool({
      name: 'test_sampling',
      arguments: { prompt: 'Where?' },
    });
    expect(result.content).toEqual([{ type: 'text', text: 'LLM response: Paris' }]);

    const before = await client.listTools();
    await client.callTool({ name: 'test_trigger_tool_change' });
    await waitFor(() => changes.includes('tools'), { description: 'the list of tools to change' });
    const after = await client.listTools();
    expect(after.tools.length).toBe(before.tools.length + 1);

    await client.callTool({ name: 'test_trigger_prompt_change' });
    await waitFor(() => changes.includes('prompts'), {
      description: 'the list of prompts to change',
    });
  },
);
