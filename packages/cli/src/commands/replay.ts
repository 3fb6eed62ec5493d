import { plural } from '@nanda/terminal';
import { usageError } from '../options/usage-error.js';
import type { RecordedRequest } from '../recordings/exchange.js';
import { loopbackEnvironment } from '../recordings/loopback-environment.js';
import { readRecording } from '../recordings/read-recording.js';
import { recordingPath } from '../recordings/recording-path.js';
import { recordingsDirectory } from '../recordings/recordings-directory.js';
import { runBeside } from '../recordings/run-beside.js';
import { seedCurrent } from '../recordings/seed-current.js';
import { showExports } from '../recordings/show-exports.js';
import { startPlayer } from '../recordings/start-player.js';
import { waitForStop } from '../recordings/wait-for-stop.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const replay = defineCommand({
  summary: 'Run a command with the answers of a recording: no proxy, service or network is needed.',
  usage: '[options] <name> [-- command…]',
  arguments: [
    { name: 'name', summary: 'Its name, or a file that ends with .ndjson', required: true },
  ],
  examples: [
    { line: 'replay menu -- nanda exec getMenu', does: 'as it was then' },
    { line: 'replay menu --speed real -- nanda stream analyze', does: 'with its pauses' },
    { line: 'replay tests/menu.ndjson', does: 'until Ctrl-C, for other programs' },
  ],
  options: {
    speed: {
      kind: 'text',
      value: 'SPEED',
      choices: ['fast', 'real'],
      default: 'fast',
      summary: 'Whether as much time passes as then',
    },
    ...commonOptions,
  },
  takesCommand: true,
  notes: [
    'A request is known by its method, path, query and body; ids and times that a client makes up are not looked at. Answers to the same request come in their order, then the last one again. A request that was not recorded fails with NOT_RECORDED.',
    'The exit code is the command’s. With --json its standard output goes to standard error.',
  ],
  async run({ afterDashes: command, io, options, output, positionals, settings }) {
    const [name = ''] = positionals;
    if (command?.length === 0) throw usageError('There is no command after --.');
    const directory = recordingsDirectory(settings.directories);
    const file = recordingPath(name, { directory, cwd: io.cwd });
    const recording = await readRecording(file, { name });
    const unknown: RecordedRequest[] = [];
    await using player = await startPlayer({
      name,
      recording,
      speed: options.speed === 'real' ? 'real' : 'fast',
      onUnknown: (request) => unknown.push(request),
    });
    await using _ = await seedCurrent(recording.head.current, { settings, url: player.url });
    const env = loopbackEnvironment(player);
    let exitCode = 0;
    if (command === undefined) {
      showExports(env, { output, io });
      await waitForStop(io);
    } else exitCode = await runBeside(command, { io, env, isAside: output.json });
    const { used } = player;
    const recorded = recording.exchanges.length;
    if (output.json) {
      output.document({ name, file, recorded, used, unknown, exitCode });
      return exitCode;
    }
    const more = unknown.length === 0 ? '' : `; ${plural(unknown.length, 'request')} had no answer`;
    output.note(output.noteStyle.dim(`Replayed ${used} of ${plural(recorded, 'request')}${more}.`));
    return exitCode;
  },
});
