// A proxy with the coffee service behind it, in a process of its own. Sends its port.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createCoffeeServer, createTemporaryDirectory, startHttpService } from '@nanda/testing';

const directory = await createTemporaryDirectory();
const coffee = await startHttpService({ createServer: () => createCoffeeServer() });
const serversFile = join(directory.path, 'servers.json');
await writeFile(serversFile, JSON.stringify({ mcpServers: { coffee: { url: coffee.url } } }));
const proxy = createProxy({ dataDir: directory.path, serversFile });
const { port } = await proxy.listen({ port: 0 });
process.send?.({ port });
process.once('SIGTERM', () => {
  void (async () => {
    await proxy.close();
    await coffee[Symbol.asyncDispose]();
    await directory[Symbol.asyncDispose]();
    process.exit(0);
  })();
});
