import type { CommandLineIo } from '../io/command-line-io.js';
import type { SettingName } from './setting-table.js';

/** A command's io whose environment has what `config.json` adds to it. */
export interface ConfiguredIo {
  readonly io: CommandLineIo;
  /** The settings that came from the file, and not from the environment itself. */
  readonly fromFile: readonly SettingName[];
}
