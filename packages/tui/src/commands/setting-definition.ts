import type { SessionSettings } from '../session/session-settings.js';

/** A setting of the session. */
export interface SettingDefinition {
  name: keyof SessionSettings;
  /** What it takes: `30s, or off`. */
  takes: string;
  summary: string;
  /** Where it does anything. */
  faces: readonly ('screen' | 'line')[];
  /** As it is now, in the words that set it. */
  show(settings: SessionSettings): string;
  /** What a word changes; undefined for a word that it does not take. */
  read(text: string): Partial<SessionSettings> | undefined;
}
