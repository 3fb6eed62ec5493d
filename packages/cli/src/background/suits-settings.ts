import type { BackgroundSettings } from '../settings/background-settings.js';
import type { Runtime } from './runtime.js';

/** Whether a running proxy is what a command wants. What the command does not name suits it. */
export function suitsSettings(
  running: Pick<Runtime, 'version' | 'settings'>,
  wanted: { readonly version: string; readonly settings: BackgroundSettings },
): boolean {
  if (running.version !== wanted.version) return false;
  const settings = running.settings as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(wanted.settings).every(
    ([name, value]) =>
      value === undefined || JSON.stringify(settings[name]) === JSON.stringify(value),
  );
}
