import { isAlive } from '../background/is-alive.js';
import { readRuntime } from '../background/read-runtime.js';
import type { CommandContext } from '../commands/command.js';
import { effectiveSetting } from './effective-setting.js';
import type { FoundSetting } from './find-setting.js';

/** Says, after a setting was written, what wins over it; or what keeps what it was. */
export function noteEffect(
  found: FoundSetting,
  {
    io,
    output,
    settings,
    isUnset = false,
  }: Pick<CommandContext, 'io' | 'output' | 'settings'> & {
    /** Whether it was taken out. @default false */
    readonly isUnset?: boolean;
  },
): void {
  const { name, definition } = found;
  const { yellow, dim } = output.noteStyle;
  const { source, variable } = effectiveSetting(found, { io, settings });
  if (source === 'environment') {
    output.note(yellow(`${variable} is set, and wins over what stands in config.json.`));
    return;
  }
  if (definition.isOfProxy !== true && name !== 'registries') return;
  const running = readRuntime(settings.directories.runtime);
  if (running === undefined || !isAlive(running.pid)) return;
  output.note(
    dim(
      isUnset
        ? 'The background proxy keeps what it was started with, until: nanda proxy stop'
        : 'The next command that needs the background proxy replaces it; connections come back.',
    ),
  );
}
