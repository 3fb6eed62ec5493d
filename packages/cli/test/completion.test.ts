import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionScripts } from '../src/completion/completion-scripts.js';
import { argumentKinds, argumentKindsOf } from '../src/completion/word-kinds.js';
import { programs } from '../src/dispatch/programs.js';
import { leafCommands } from '../src/help/leaf-commands.js';
import { startStubProxy, type StubProxy } from './start-stub-proxy.js';
import { hasTmux, startTmux, type Tmux } from './start-tmux.js';
import { stubConnection } from './stub-connection.js';
import { stubService } from './stub-service.js';

// Not the synchronous ones: the proxy that is asked is in this process.
const runFile = promisify(execFile);
const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const missing = ['zsh', 'fish', 'tmux'].filter((program) =>
  program === 'tmux' ? !hasTmux : !has(program),
);
if (missing.length > 0) console.warn(`NOT TESTED, not installed here: ${missing.join(', ')}`);

const nasty = [
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned',
  "it's touch pwned",
  '"; touch pwned; "',
];
const requestinfo = {
  name: 'requestinfo',
  description: 'Tells\u001b]0;pwned\u0007 what the shop says',
  inputSchema: {
    type: 'object',
    properties: {
      category: { type: 'string', enum: ['premium', 'investment'], description: 'Which one' },
      walletAddress: { type: 'string' },
      verbose: { type: 'boolean' },
      limit: { type: 'integer', enum: [1, 10] },
      tags: { type: 'array', items: { type: 'string' } },
      filter: {
        type: 'object',
        properties: { status: { type: 'string', enum: ['open', 'closed'] } },
      },
    },
    required: ['category'],
  },
};
const tools = [
  requestinfo,
  { name: 'get menu', inputSchema: { type: 'object' } },
  { name: 'bad\u001b[2Jname', inputSchema: { type: 'object' } },
  ...nasty.map((name) => ({ name, inputSchema: { type: 'object' } })),
];
const connectionOf = (id: string, name: string) => {
  const connection = stubConnection({ id, name });
  return { ...connection, metadata: { ...connection.metadata, tools } };
};

const stack = new AsyncDisposableStack();
let directory = '';
let proxy: StubProxy;
let env: Record<string, string> = {};

beforeAll(async () => {
  directory = stack.use(await createTemporaryDirectory()).path;
  proxy = stack.use(
    await startStubProxy({
      '/v2/connections': [
        { data: [connectionOf('conn_aaaa1111', 'coffee'), connectionOf('conn_bbbb2222', 'tea')] },
      ],
      '/v2/services/search': [
        {
          data: [
            stubService({ name: 'Coffee House' }),
            stubService({ name: '$(touch pwned) deal' }),
            stubService({ name: 'evil\u001b[2J' }),
          ],
        },
      ],
      '/v2/executions': [
        { data: [{ id: 'exec_12', toolName: 'requestinfo', state: 'completed' }] },
      ],
      '/v2/registries': [
        { data: [{ name: 'mcp-registry', type: 'mcp-registry', state: 'ready' }] },
      ],
    }),
  );
  const at = (name: string) => join(directory, name);
  mkdirSync(at('bin'));
  mkdirSync(at('work/folder'), { recursive: true });
  mkdirSync(at('state'));
  writeFileSync(at('work/arguments.json'), '{}');
  writeFileSync(at('state/listing.json'), JSON.stringify([{ id: 'id-of-tea', name: 'Tea Room' }]));
  writeFileSync(
    at('state/current.json'),
    JSON.stringify({ [proxy.url]: { connectionId: 'conn_aaaa1111', serviceId: 's', name: 'c' } }),
  );
  mkdirSync(at('config'));
  writeFileSync(
    at('config/config.json'),
    JSON.stringify({ profiles: { work: {} }, aliases: { brew: 'exec requestinfo' } }),
  );
  writeFileSync(
    at('config/servers.json'),
    JSON.stringify({ mcpServers: { notes: { url: 'http://127.0.0.1:9/mcp' } } }),
  );
  writeFileSync(
    at('config/secrets.json'),
    JSON.stringify({ secrets: { TOKEN: { place: 'file', value: 's3cret' } } }),
    { mode: 0o600 },
  );
  mkdirSync(at('data/recordings'), { recursive: true });
  writeFileSync(at('data/recordings/menu.ndjson'), '');
  for (const program of ['nanda', 'nanda-discover']) {
    symlinkSync(
      fileURLToPath(new URL(`../bin/${program}.js`, import.meta.url)),
      at(`bin/${program}`),
    );
  }
  env = {
    PATH: [at('bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: directory,
    LC_ALL: 'C.UTF-8',
    NANDA_CONFIG_DIR: at('config'),
    NANDA_DATA_DIR: at('data'),
    NANDA_STATE_DIR: at('state'),
    NANDA_BASE_URL: proxy.url,
    // A busy machine may take longer than a person would wait.
    NANDA_COMPLETION_TIMEOUT: '10000',
  };
});

afterAll(() => stack.disposeAsync());

/** What bash would insert at the end of a line, by the function that completes it. */
async function completeInBash(line: string, extra: Record<string, string> = {}): Promise<string[]> {
  const script = `${completionScripts.bash}
    COMP_WORDBREAKS=$' \\t\\n"\\'@><=;|&(:'
    COMP_LINE=$1 COMP_POINT=\${#1}
    _nanda "\${1%% *}"
    for word in "\${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done`;
  const { stdout } = await runFile('bash', ['--norc', '-c', script, 'bash', line], {
    cwd: join(directory, 'work'),
    env: { ...env, ...extra },
  });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test.each([
    ['nanda sea', ['search']],
    ['nanda --v', ['--version']],
    ['nanda servers a', ['add']],
    ['nanda ser', expect.arrayContaining(['servers', 'serve'])],
    ['nanda search --sor', ['--sort']],
    ['nanda search --sort n', ['newest', 'name']],
    ['nanda search --sort=new', ['newest']],
    ['nanda search -o y', ['yaml']],
    ['nanda search --prot', ['--protected']],
    ['nanda search --no-prot', ['--no-protected']],
    ['nanda help exit', ['exit-codes']],
    ['nanda completion z', ['zsh']],
    ['nanda connect 1', ['1']],
    ['nanda connect Cof', ['Coffee\\ House']],
    ['nanda connect cof', ['Coffee\\ House']],
    ['nanda connect Coffee\\ H', ['Coffee\\ House']],
    ['nanda connect "Coffee H', ['Coffee House']],
    ["nanda connect 'Tea", ['Tea Room']],
    ['nanda connect id-of-C', ['id-of-Coffee\\ House']],
    ['nanda connect \\$', ['\\$\\(touch\\ pwned\\)\\ deal']],
    ['nanda connect "\\$', ['\\$(touch pwned) deal']],
    ['nanda connect ev', []],
    ['nanda use co', ['coffee']],
    ['nanda use conn_a', ['conn_aaaa1111']],
    ['nanda use @t', ['@tea']],
    ['nanda tools co', ['coffee']],
    ['nanda exec -c t', ['tea']],
    ['nanda exec --connection=t', ['tea']],
    ['nanda exec req', ['requestinfo']],
    ['nanda exec coffee/req', ['coffee/requestinfo']],
    ['nanda exec @tea/req', ['@tea/requestinfo']],
    ['nanda exec get', ['get\\ menu']],
    ['nanda exec \\$', ['\\$\\(touch\\ pwned\\)']],
    ['nanda exec \\`', ['\\`touch\\ pwned\\`']],
    ['nanda exec \\;', ['\\;touch\\ pwned']],
    ['nanda exec bad', []],
    ['nanda exec requestinfo --cat', ['--category']],
    ['nanda exec requestinfo --wallet', ['--wallet-address']],
    ['nanda exec requestinfo --category ', ['premium', 'investment']],
    ['nanda exec requestinfo --category=pr', ['premium']],
    ['nanda exec requestinfo category=i', ['investment']],
    ['nanda exec requestinfo category:=', ['\\"premium\\"', '\\"investment\\"']],
    ['nanda exec requestinfo verbose:=t', ['true']],
    ['nanda exec requestinfo --verb', ['--verbose']],
    ['nanda exec requestinfo --no-verb', ['--no-verbose']],
    ['nanda exec requestinfo --verbose=', ['true', 'false']],
    ['nanda exec requestinfo --verbose cat', ['category=']],
    ['nanda exec requestinfo ta', ['tags:=']],
    ['nanda exec requestinfo --limit ', ['1', '10']],
    ['nanda exec requestinfo --filter.', ['--filter.status']],
    ['nanda exec requestinfo --filter.status o', ['open']],
    ['nanda exec requestinfo filter.status=c', ['closed']],
    ['nanda exec requestinfo --category premium --cat', []],
    ['nanda exec requestinfo --tags a --ta', ['--tags']],
    ['nanda exec requestinfo --args @arg', ['@arguments.json']],
    ['nanda exec --args @fo', ['@folder/']],
    ['nanda exec requestinfo category=@arg', ['@arguments.json']],
    ['nanda exec requestinfo --dry', ['--dry-run']],
    ['nanda exec requestinfo --save f', ['folder/']],
    ['nanda exec tea/requestinfo --category p', ['premium']],
    ['nanda stream requestinfo --category p', ['premium']],
    ['nanda search --registry mcp', ['mcp-registry']],
    ['nanda registry sync m', ['mcp-registry']],
    ['nanda servers rem', ['remove']],
    ['nanda servers remove no', ['notes']],
    ['nanda servers import curs', ['cursor']],
    ['nanda secrets rm TO', ['TOKEN']],
    ['nanda config get base', ['baseUrl']],
    ['nanda config set confirm d', ['destructive']],
    ['nanda config set pinTools t', ['true']],
    ['nanda config use wo', ['work']],
    ['nanda search --profile w', ['work']],
    ['nanda alias rm bre', ['brew']],
    ['nanda bre', ['brew']],
    ['nanda brew --category p', ['premium']],
    ['nanda replay me', ['menu']],
    ['nanda history show exec_1', ['exec_12']],
    ['nanda tools get req', ['requestinfo']],
    ['nanda servers add x -- np', []],
    ['nanda nothing ', []],
    ['nanda-discover cal', ['call']],
    ['nanda-discover call co', ['coffee']],
    ['nanda-discover call conn_b', ['conn_bbbb2222']],
    ['nanda-discover call tea req', ['requestinfo']],
    ['nanda-discover call conn_bbbb2222 requestinfo --category p', ['premium']],
  ])('%j', async (line, expected) => {
    expect(await completeInBash(line)).toEqual(expected);
  });

  test('required parameters come first', async () => {
    expect((await completeInBash('nanda exec requestinfo '))[0]).toBe('--category');
  });

  test('nothing is said, and nothing fails, where no proxy runs', async () => {
    const alone = { NANDA_BASE_URL: '', NANDA_STATE_DIR: join(directory, 'nothing') };
    expect(await completeInBash('nanda exec req', alone)).toEqual([]);
    expect(await completeInBash('nanda exec --form', alone)).toEqual(['--format']);
    expect(existsSync(join(directory, 'nothing'))).toBe(false);
  });

  test('a proxy on another machine is not asked', async () => {
    expect(
      await completeInBash('nanda exec req', { NANDA_BASE_URL: 'http://192.0.2.1:9' }),
    ).toEqual([]);
  });

  test('settings that cannot be understood are no hindrance', async () => {
    mkdirSync(join(directory, 'broken'));
    writeFileSync(join(directory, 'broken/config.json'), '{');
    const broken = { NANDA_CONFIG_DIR: join(directory, 'broken') };
    expect(await completeInBash('nanda exec req', broken)).toEqual(['requestinfo']);
  });
});

test('it is known of every argument what it names', async () => {
  const unknown: string[] = [];
  for (const program of ['nanda', 'nanda-discover'] as const) {
    for (const { name, load } of leafCommands(programs[program])) {
      for (const { name: argument } of (await load()).arguments) {
        const isKnown =
          Object.hasOwn(argumentKindsOf, `${name} ${argument}`) ||
          Object.hasOwn(argumentKinds, argument);
        if (!isKnown) unknown.push(`${name} ${argument}`);
      }
    }
  }
  expect(unknown, 'say in word-kinds.ts what it is; text where nothing can be proposed').toEqual(
    [],
  );
});

test('what does not answer in time is left out', async () => {
  // Takes every request, and answers none.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as AddressInfo;
  const child = spawn('nanda', ['__complete', 'fish', 'exec', '=x'], {
    env: { ...env, NANDA_BASE_URL: `http://127.0.0.1:${port}`, NANDA_COMPLETION_TIMEOUT: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  silent.closeAllConnections();
  silent.close();
  expect(code).toBe(0);
});

/** Types without Enter. */
function write(terminal: Tmux, text: string): void {
  terminal.press('-l', '--', text);
}

/** Drops what is on the line, and begins with an empty screen. */
async function beginLine(terminal: Tmux): Promise<void> {
  terminal.press('C-e', 'C-u');
  terminal.type('clear');
  await terminal.see(/^\$$/);
}

describe.skipIf(!hasTmux)('a real bash', () => {
  test('completes what is typed, and runs nothing of what a stranger named', async () => {
    using terminal = startTmux({ env, columns: 100 });
    terminal.type(
      `PS1='$ '; cd ${join(directory, 'work')}; source <(nanda completion bash); echo ready`,
    );
    await terminal.see(/^ready$/m);

    await beginLine(terminal);
    write(terminal, 'nanda exe');
    terminal.press('Tab');
    await terminal.see(/^\$ nanda exec $|^\$ nanda exec$/m);
    write(terminal, 'req');
    terminal.press('Tab');
    await terminal.see('nanda exec requestinfo');
    write(terminal, '--cat');
    terminal.press('Tab');
    await terminal.see('requestinfo --category');
    write(terminal, 'pre');
    terminal.press('Tab');
    await terminal.see('--category premium');
    write(terminal, 'walletA');
    terminal.press('Tab');
    await terminal.see(/premium walletAddress=$/m);

    await beginLine(terminal);
    write(terminal, 'nanda search --format=js');
    // The first one completes as far as it can, the others show what there is.
    terminal.press('Tab', 'Tab', 'Tab');
    expect(await terminal.see(/jsonl/)).toContain('--format=json');

    await beginLine(terminal);
    write(terminal, 'nanda connect "Cof');
    terminal.press('Tab');
    await terminal.see('nanda connect "Coffee House"');

    await beginLine(terminal);
    write(terminal, 'nanda use @te');
    terminal.press('Tab');
    await terminal.see('nanda use @tea');

    for (const begun of ['\\$', '\\`', '"\\$']) {
      await beginLine(terminal);
      write(terminal, `nanda exec --dry-run ${begun}`);
      terminal.press('Tab');
      await terminal.see(/pwned/);
    }
    await beginLine(terminal);
    write(terminal, 'nanda exec --dry-run \\$');
    terminal.press('Tab');
    await terminal.see(/\\\$\\\(touch\\ pwned\\\)/);
    terminal.press('Enter');
    expect(await terminal.see(/"tool": |error:/)).not.toContain('No such');
    expect(existsSync(join(directory, 'work/pwned'))).toBe(false);
  });
});

describe.skipIf(!hasTmux || !has('zsh'))('a real zsh', () => {
  test('completes, with descriptions, and quotes', async () => {
    using terminal = startTmux({ env, columns: 100 });
    terminal.type(`cd ${join(directory, 'work')} && exec zsh -f`);
    terminal.type("PS1='$ '; autoload -U compinit; compinit -u -D; echo begun");
    await terminal.see(/^begun$/m);
    terminal.type('source <(nanda completion zsh); clear; echo ready');
    await terminal.see(/^ready$/m);

    write(terminal, 'nanda exec req');
    terminal.press('Tab');
    await terminal.see('nanda exec requestinfo');
    write(terminal, '--');
    terminal.press('Tab');
    expect(await terminal.see(/--category -- required\. Which one/)).toContain('--wallet-address');

    await beginLine(terminal);
    write(terminal, 'nanda connect cof');
    terminal.press('Tab');
    await terminal.see('nanda connect Coffee\\ House');

    await beginLine(terminal);
    write(terminal, 'nanda exec \\$');
    terminal.press('Tab');
    await terminal.see(/nanda exec (?:\\\$\\\(touch\\ pwned\\\)|'\$\(touch pwned\)')/);

    await beginLine(terminal);
    write(terminal, 'nanda exec requestinfo category=i');
    terminal.press('Tab');
    await terminal.see('category=investment');
    expect(existsSync(join(directory, 'work/pwned'))).toBe(false);
  });
});

describe.skipIf(!has('fish'))('a real fish', () => {
  const completeInFish = async (line: string) => {
    const { stdout } = await runFile(
      'fish',
      ['--no-config', '-c', `${completionScripts.fish}\ncomplete -C $argv[1]`, line],
      { cwd: join(directory, 'work'), env },
    );
    return stdout.split('\n').filter((text) => text !== '');
  };

  test.each([
    ['nanda sea', ['search\tFind services']],
    ['nanda exec req', ['requestinfo\tTells␛]0;pwned␇ what the shop says']],
    ['nanda exec requestinfo --cat', ['--category\trequired. Which one']],
    ['nanda exec requestinfo --category p', ['premium']],
    ['nanda exec requestinfo category=i', ['category=investment']],
    ['nanda exec requestinfo --args @arg', ['@arguments.json']],
    ['nanda connect "Cof', ['Coffee House\tid-of-Coffee House']],
    ['nanda use @t', ['@tea\tcoffee, connected']],
    ['nanda-discover call tea req', ['requestinfo\tTells␛]0;pwned␇ what the shop says']],
  ])('%j', async (line, expected) => {
    expect(await completeInFish(line)).toEqual(expected);
  });

  test('nothing of what a stranger named is run', async () => {
    expect((await completeInFish("nanda exec '$")).join('\n')).toContain('touch pwned');
    expect(existsSync(join(directory, 'work/pwned'))).toBe(false);
  });
});

test('PowerShell is given words with their quotes', async () => {
  const words = ['__complete', 'pwsh', 'exec', '='];
  const { stdout: lines } = await runFile('nanda', words, { env });
  expect(lines).toContain(`'$(touch pwned)'\t$(touch pwned)\t$(touch pwned)\n`);
  expect(lines).toContain(`'it''s touch pwned'\t`);
  expect(lines).toContain('requestinfo\trequestinfo\tTells');
  expect(lines).not.toContain('\u001b');
  expect(completionScripts.pwsh).toContain('Register-ArgumentCompleter -Native');
  expect(completionScripts.pwsh).toContain('-split "`t", 3');
  for (const [open, close] of ['{}', '()', '[]']) {
    const count = (character = '') => completionScripts.pwsh.split(character).length;
    expect(count(open)).toBe(count(close));
  }
});
