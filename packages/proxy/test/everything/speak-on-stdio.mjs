// Lets a service that listens for WebSockets be started as a command: `node speak-on-stdio.mjs ws://…`. What is written to
// its stdin goes there, a line for each message, and what comes from there is written to its stdout.
import { createInterface } from 'node:readline';

const socket = new WebSocket(process.argv[2], 'mcp');
const opened = new Promise((resolve, reject) => {
  socket.addEventListener('open', resolve);
  socket.addEventListener('error', reject);
});
socket.addEventListener('message', ({ data }) => process.stdout.write(`${data}\n`));
socket.addEventListener('close', () => process.exit());
await opened;
for await (const line of createInterface({ input: process.stdin })) socket.send(line);
socket.close();
