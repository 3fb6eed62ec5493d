// The program of the `nanda` binary.
import { createNodeIo } from './io/create-node-io.js';
import { run } from './main.js';

// Set and not called: what is still on its way to a pipe gets there.
process.exitCode = await run(process.argv.slice(2), {
  io: createNodeIo(),
  program: 'nanda',
});
