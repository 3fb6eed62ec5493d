// npm run bench:start-up -- [--rounds 40]
// What commands take from the start of their process to its end, as ratios to `node -e 0` in the same run. The tool of
// `exec` costs nothing: it is one of a proxy that only answers. Ends with 1 where a budget is missed.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measurePrograms } from './measure-programs.js';
import { startStub } from './start-stub.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rounds: { type: 'string', default: '40' } },
});
const binary = fileURLToPath(new URL('../../bin/nanda.js', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'nanda-start-up-'));
await using stub = await startStub();

const budgets = { version: 1.6, help: 1.6, exec: 2, status: 2, complete: 2 };

try {
  const state = join(directory, 'state');
  mkdirSync(state);
  const current = { connectionId: stub.connectionId, serviceId: 'coffee', name: 'coffee' };
  writeFileSync(join(state, 'current.json'), JSON.stringify({ [stub.url]: current }));
  const line = 'nanda exec requestinfo --category p';
  const medians = measurePrograms(
    {
      node: { words: ['-e', '0'], prints: /^$/ },
      version: { words: [binary, '--version'], prints: /^\d+\.\d+\.\d+/ },
      help: { words: [binary, '--help'], prints: /Examples:/ },
      exec: {
        words: [binary, 'exec', 'requestinfo', '--category', 'premium'],
        prints: /reserve beans/,
      },
      status: { words: [binary], prints: /coffee/ },
      complete: { words: [binary, '__complete', 'bash', ' =:@', line], prints: /^premium$/m },
    },
    {
      rounds: Number(values.rounds),
      env: {
        PATH: process.env['PATH'],
        HOME: directory,
        NANDA_CONFIG_DIR: join(directory, 'config'),
        NANDA_STATE_DIR: state,
        NANDA_BASE_URL: stub.url,
        // A busy machine is no reason to leave candidates out here.
        NANDA_COMPLETION_TIMEOUT: '5000',
      },
    },
  );
  const { node } = medians;
  console.log(`node -e 0: ${node.toFixed(1)} ms, the median of ${values.rounds} rounds in turns`);
  for (const [name, budget] of Object.entries(budgets)) {
    const median = medians[name as keyof typeof budgets];
    const ratio = median / node;
    const isKept = ratio <= budget;
    if (!isKept) process.exitCode = 1;
    console.log(
      `${name.padEnd(9)} ${median.toFixed(1).padStart(6)} ms  ratio ${ratio.toFixed(2)}  ` +
        `budget ${budget.toFixed(1)}: ${isKept ? 'kept' : 'missed'}`,
    );
  }
} finally {
  rmSync(directory, { recursive: true });
}
