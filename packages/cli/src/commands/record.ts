import { access } from 'node:fs/promises';
import { formatAgo, formatBytes, formatColumns, plural } from '@nanda/terminal';
import { findEndpoint } from '../background/find-endpoint.js';
import { CliError } from '../errors/cli-error.js';
import { usageError } from '../options/usage-error.js';
import { listRecordings } from '../recordings/list-recordings.js';
import { loopbackEnvironment } from '../recordings/loopback-environment.js';
import { openRecordingFile } from '../recordings/open-recording-file.js';
import { recordingPath } from '../recordings/recording-path.js';
import { recordingsDirectory } from '../recordings/recordings-directory.js';
import { runBeside } from '../recordings/run-beside.js';
import { seedCurrent } from '../recordings/seed-current.js';
import { showExports } from '../recordings/show-exports.js';
import { startRecorder } from '../recordings/start-recorder.js';
import { waitForStop } from '../recordings/wait-for-stop.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const record = defineCommand({
  summary: 'Write down what a command asks the proxy and what is answered, for nanda replay.',
  usage: '[options] <name> [-- command…]',
  arguments: [{ name: 'name', summary: 'Its name, or a file that ends with .ndjson' }],
  examples: [
    { line: 'record menu -- nanda exec getMenu', does: 'one command' },
    { line: 'record tests/menu.ndjson -- node test.js', does: 'a program with the SDK' },
    { line: 'record menu', does: 'until Ctrl-C, for another terminal' },
    { line: 'record --list', does: 'what has been recorded' },
  ],
  options: {
    list: { kind: 'flag', summary: 'List the recordings' },
    replace: { kind: 'flag', summary: 'Replace a recording of that name' },
    ...proxyOptions,
  },
  takesCommand: true,
  notes: [
    'The command finds the proxy in NANDA_BASE_URL and NANDA_TOKEN; its exit code is ours. With --json its standard output goes to standard error.',
    'Credentials are not written down. What services say is: look at a recording before you share it.',
  ],
  async run(context) {
    const { afterDashes: command, io, options, output, positionals, settings, state } = context;
    const directory = recordingsDirectory(settings.directories);
    if (options.list === true) return showList(directory);
    const [name] = positionals;
    if (name === undefined) throw usageError('Which name? nanda record <name> [-- command…]');
    if (command?.length === 0) throw usageError('There is no command after --.');
    const file = recordingPath(name, { directory, cwd: io.cwd });
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (exists && options.replace !== true) {
      throw new CliError('USAGE_ERROR', `There is a recording "${name}" already.`, {
        details: { file },
        hint: 'Another name, or --replace to have this one instead.',
      });
    }

    const current = await state.current();
    const recording = await openRecordingFile(file, {
      recording: 'nanda',
      version: 1,
      ...(current && { current }),
    });
    let requests = 0;
    let isKept = false;
    try {
      await using recorder = await startRecorder({
        endpoint: await findEndpoint(context),
        findEndpoint: () => findEndpoint(context),
        async onExchange(exchange) {
          requests += 1;
          await recording.add(exchange);
        },
        onClientToken: (token) => state.setClientToken(token),
      });
      await using _ = await seedCurrent(current, { settings, url: recorder.url });
      const env = loopbackEnvironment(recorder);
      let exitCode = 0;
      if (command === undefined) {
        showExports(env, { output, io });
        await waitForStop(io);
      } else exitCode = await runBeside(command, { io, env, isAside: output.json });
      await recorder.settle();
      isKept = true;
      await recording.finish();
      if (output.json) output.document({ name, file, requests, exitCode });
      else output.note(output.noteStyle.dim(`Recorded ${plural(requests, 'request')} in ${file}`));
      return exitCode;
    } finally {
      if (!isKept) await recording.discard();
    }

    async function showList(from: string): Promise<number> {
      const recordings = await listRecordings(from);
      if (output.json) output.document({ recordings });
      else if (recordings.length === 0) {
        output.print('Nothing has been recorded.');
        output.note('Record something: nanda record <name> -- nanda exec <tool>');
      } else {
        const rows = recordings.map(({ name: title, requests: count, size, recordedAt }) => [
          output.style.bold(output.clean(title)),
          plural(count, 'request'),
          formatBytes(size),
          output.style.dim(formatAgo(recordedAt, { now: Date.now() })),
        ]);
        output.print(formatColumns(rows));
      }
      return 0;
    }
  },
});
