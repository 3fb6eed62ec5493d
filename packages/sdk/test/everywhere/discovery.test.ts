import { NANDADiscovery } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';

describe(inject('runtime'), () => {
  const client = new NANDADiscovery({ baseURL: inject('otherSide').proxyURL });

  test('NANDADiscovery finds a server, connects, calls its tool and leaves', async () => {
    const { servers } = await client.search('coffee');
    expect(servers.map(({ name }) => name)).toContain('coffee');
    const { id, connection_id } = await client.connect('coffee');
    expect(id).toBe(connection_id);
    expect((await client.listTools(id)).map(({ name }) => name)).toContain('requestinfo');
    const result = await client.callTool(id, 'requestinfo', { category: 'premium' });
    expect(result.content[0]).toMatchObject({ type: 'text' });
    expect(await client.disconnect(id)).toMatchObject({ connection_id: id });
  });
});
