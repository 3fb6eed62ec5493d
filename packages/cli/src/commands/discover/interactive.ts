import type { ThemeName } from '@nanda/tui';
import { readConfirmPolicy } from '@nanda/terminal';
import { CliError } from '../../errors/cli-error.js';
import { usageError } from '../../options/usage-error.js';
import type { ServerAdder } from '../../services/create-server-adder.js';
import { settingTable } from '../../settings/setting-table.js';
import { createAppWallet } from '../../wallets/create-app-wallet.js';
import { defineCommand } from '../define-command.js';
import { proxyOptions } from '../proxy-options.js';

const themes: readonly ThemeName[] = settingTable.theme.choices;

export const interactive = defineCommand({
  summary: 'Search, connect and call on one screen.',
  arguments: [],
  examples: [
    { line: 'interactive', does: 'begin' },
    { line: 'interactive --line', does: 'line by line' },
    { line: 'interactive --script steps.nanda', does: 'carry out the lines of a file' },
    { line: 'interactive --theme high-contrast', does: 'in other colours' },
  ],
  options: {
    line: { kind: 'flag', summary: 'Line by line, as without a terminal' },
    script: {
      kind: 'text',
      value: 'FILE',
      summary: 'Carry out the lines of a file, or of - (standard input), to the first that fails',
    },
    'keep-going': { kind: 'flag', summary: 'Go on with a script after a line that failed' },
    'screen-reader': {
      kind: 'flag',
      deniable: true,
      summary: 'Line by line, for somebody who listens: progress in sentences',
    },
    theme: {
      kind: 'text',
      value: 'NAME',
      env: settingTable.theme.env,
      choices: themes,
      summary: 'The colours of the screen',
    },
    mouse: {
      kind: 'flag',
      deniable: true,
      env: settingTable.mouse.env,
      summary: 'Take the mouse: click and wheel; selecting text then needs shift',
    },
    ...proxyOptions,
  },
  notes: [
    'Without a terminal it reads lines from standard input: results go to standard output, all else to standard error.',
    'The exit code of lines is that of the first one that failed.',
    'NANDA_SCREEN_READER=1 in the environment says --screen-reader.',
  ],
  async run(context) {
    const { settings, io, output, options } = context;
    if (output.json) throw new CliError('USAGE_ERROR', 'interactive has no JSON to print.');
    if (options['keep-going'] === true && options.script === undefined) {
      throw usageError('--keep-going is about a script: --script FILE --keep-going');
    }
    checkPolicy(io.env['NANDA_CONFIRM']);
    if (settings.baseUrl?.startsWith('unix:')) throw noSocket();
    const { createProxyOpener } = await import('../../background/create-proxy-opener.js');
    const { findShellEndpoint } = await import('../../execution/shell-endpoint.js');
    const opener = createProxyOpener(context);
    const { runInteractive } = await import('../../terminal-app.js');
    const ending = new AbortController();
    const interrupts = new Set<() => void>();
    let adder: ServerAdder | undefined;
    // A person's Ctrl-C is about what runs; whoever ends the process means all of it.
    const release = io.onStopRequest((name) => {
      if (name === 'SIGTERM' || interrupts.size === 0) ending.abort();
      else for (const interrupt of interrupts) interrupt();
    });
    try {
      return await runInteractive({
        async openProxy() {
          const { url, token, clientToken } = await opener.open();
          const onClientToken = (given: string) => context.state.setClientToken(given);
          const { header: shellHeader } = await findShellEndpoint(context);
          return { baseURL: url, accessToken: token, clientToken, onClientToken, shellHeader };
        },
        line: options.line,
        script: options.script,
        keepGoing: options['keep-going'],
        screenReader: options['screen-reader'],
        // Held to the choices.
        theme: options.theme as ThemeName | undefined,
        mouse: options.mouse,
        stateDirectory: settings.directories.state,
        async addServer(target, given) {
          // Loaded by those who add one alone.
          const { createServerAdder } = await import('../../services/create-server-adder.js');
          adder ??= createServerAdder({ ...context, opener });
          return adder.add(target, given);
        },
        wallet: createAppWallet(context),
        async openPage(url) {
          const { openInBrowser } = await import('../../services/open-in-browser.js');
          if (!(await openInBrowser(url, io))) throw new Error(`open it yourself: ${url}`);
        },
        stdin: io.stdin,
        stdout: io.stdout,
        stderr: io.stderr,
        env: io.env,
        signal: ending.signal,
        onInterrupt(listener) {
          interrupts.add(listener);
          return () => interrupts.delete(listener);
        },
      });
    } finally {
      release();
      await adder?.settle();
      const notices = opener.takeNotices();
      if (notices !== '') io.stderr.write(notices);
    }
  },
});

function checkPolicy(text: string | undefined): void {
  try {
    readConfirmPolicy(text);
  } catch (error) {
    throw usageError((error as Error).message);
  }
}

function noSocket(): CliError {
  return new CliError('USAGE_ERROR', 'interactive cannot speak over a socket of this machine.', {
    hint: 'Give the proxy a port as well: nanda serve --port 3000',
  });
}
