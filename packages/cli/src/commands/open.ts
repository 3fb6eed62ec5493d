import { quoteForShell, sanitizeLine } from '@nanda/terminal';
import { findServiceAndConnections } from '../connections/find-service-and-connections.js';
import { CliError } from '../errors/cli-error.js';
import { findPages } from '../services/find-pages.js';
import { openInBrowser } from '../services/open-in-browser.js';
import { resolveService } from '../services/resolve-service.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { serviceArgument } from './service-argument.js';

export const open = defineCommand({
  summary: 'Open the website of a service in the browser: its homepage, else its repository.',
  arguments: [serviceArgument],
  examples: [
    { line: 'open 1', does: 'of the first row listed' },
    { line: 'open WeatherMCP --repository', does: 'where its source is' },
    { line: 'open 1 --print', does: 'only say what it is' },
  ],
  options: {
    repository: { kind: 'flag', summary: 'Its repository, not its homepage' },
    print: { kind: 'flag', summary: 'Print the address and open nothing' },
    ...proxyOptions,
  },
  async run(context) {
    const { io, options, output, positionals } = context;
    const typed = await resolveService(positionals[0] ?? '', context);
    const client = await context.client();
    const { service } = await findServiceAndConnections(typed, { client });
    const pages = findPages(service);
    const kind = options.repository === true ? 'repository' : undefined;
    const page = kind === undefined ? pages[0] : pages.find((one) => one.kind === kind);
    if (page === undefined) {
      const what = kind === undefined ? 'page that a browser could show' : 'repository';
      throw new CliError('NOT_FOUND', `Its registry names no ${what}.`, {
        hint: `See what is known of it: ${context.program} info ${quoteForShell(typed)}`,
      });
    }
    // Printed before it is opened: who reads it can still close what comes.
    if (output.json) output.document({ ...page, pages });
    else output.print(sanitizeLine(page.url));
    // Who reads the output with a program wants the address alone.
    if (output.json || options.print === true || io.stdout.isTTY !== true) return;
    const isOpened = await openInBrowser(page.url, io);
    if (!isOpened) output.note(output.noteStyle.dim('There is no browser here to open it with.'));
  },
});
