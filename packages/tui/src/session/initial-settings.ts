import type { SessionSettings } from './session-settings.js';

/** The settings of a session that was told nothing. */
export const initialSettings: SessionSettings = {
  confirm: 'destructive',
  timeout: undefined,
  lines: 40,
  theme: 'auto',
};
