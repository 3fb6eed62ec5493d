import type { BackgroundSettings } from '../settings/background-settings.js';

/** What the background proxy says of itself once it listens. */
export interface Runtime {
  readonly pid: number;
  /** Of its process, in the system's own words; with the id it names it. Absent where the system does not say it. */
  readonly processStart?: string;
  readonly port: number;
  readonly url: string;
  /** Whoever holds it is the local user. */
  readonly token: string;
  /** Of the command line that started it. */
  readonly version: string;
  /** What it was started with: another wish means another proxy. */
  readonly settings: BackgroundSettings;
  /** RFC 3339. */
  readonly startedAt: string;
}
