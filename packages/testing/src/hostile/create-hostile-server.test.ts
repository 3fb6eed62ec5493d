import { expect, test, vi } from 'vitest';

import { connectClient } from '../../test/connect-client.js';
import { startHttpService } from '../start-http-service.js';
import { createHostileServer } from './create-hostile-server.js';

const attack = '\u001b]0;owned\u0007';

test.each(['legacy', 'modern'] as const)('says it in everything, in the %s era', async (era) => {
  // Which names it warns of.
  vi.spyOn(console, 'warn').mockReturnValue();
  const createServer = () => createHostileServer({ attack });
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era });
  const { tools } = await connected.client.listTools();
  for (const tool of tools) expect(tool.description).toContain(attack);
  expect(tools.map(({ name }) => name)).toContain(`named${attack}`);
  expect(JSON.stringify(tools)).toContain(JSON.stringify(`name${attack}`));
  const messages: unknown[] = [];
  const result = await connected.client.callTool(
    { name: 'attack' },
    { onprogress: ({ message }) => messages.push(message) },
  );
  expect(messages).toEqual([expect.stringContaining(attack)]);
  expect(result).toMatchObject({ content: [{ text: expect.stringContaining(attack) }, {}] });
  expect(await connected.client.callTool({ name: 'fail' })).toMatchObject({ isError: true });
});
