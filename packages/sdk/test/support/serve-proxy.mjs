// A proxy in a process of its own, so that it can be killed: sends its address, runs until it is told to end.
import { createProxy } from '@nanda/proxy';

const { port, ...options } = JSON.parse(process.argv[2]);
const proxy = createProxy(options);
const { url, port: opened } = await proxy.listen({ port });
process.on('message', async () => {
  await proxy.close();
  process.disconnect();
});
process.send({ url, port: opened });
