// Our proxy, as it is built, in a process of its own with a store on disk. Prints its port.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBuiltProxy } from '../relevance/load-built-proxy.js';

const directory = mkdtempSync(join(tmpdir(), 'nanda-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit());

const catalog = join(directory, 'services.json');
const rows = process.argv.slice(2).map((url, index) => ({
  id: `service-${index}`,
  name: `Service ${index}`,
  endpoints: [{ url, transport: 'http' }],
}));
writeFileSync(catalog, JSON.stringify(rows));
const { createProxy } = await loadBuiltProxy();
const proxy = createProxy({
  dataDir: join(directory, 'data'),
  registries: [{ type: 'file', path: catalog }],
  maxConnections: 1000,
});
const { port } = await proxy.listen({ port: 0 });
process.send?.({ port });

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('message', () => {
  void (async () => {
    // What has just been closed is let go of in the turns after that.
    for (let round = 0; round < 3; round += 1) {
      await pause(200);
      collect();
    }
    const { heapUsed, external } = process.memoryUsage();
    process.send?.({ used: heapUsed + external });
  })();
});
