import { readConfirmPolicy } from '@nanda/terminal';
import type { ThemeName } from '../theme/theme-name.js';
import { CommandError } from './command-error.js';
import type { SessionSettings } from './session-settings.js';

/** Options of {@link readSettings}. */
export interface ReadSettingsOptions {
  env: Readonly<Record<string, string | undefined>>;
  theme?: ThemeName | undefined;
}

/** The settings that a session begins with. @throws {CommandError} where the environment has a word that there is not */
export function readSettings({
  env,
  theme = 'auto',
}: ReadSettingsOptions): Partial<SessionSettings> {
  try {
    return { theme, confirm: readConfirmPolicy(env['NANDA_CONFIRM']) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(message, { hint: 'NANDA_CONFIRM=destructive', cause });
  }
}
