import type { Directories } from './find-directories.js';

type Members = Readonly<Record<string, unknown>>;

/** What `config.json` says, as it is there, with the profile that counts. */
export interface Configuration {
  readonly configFile: string;
  /** Those of the profile. */
  readonly directories: Directories;
  /** Absent for the default one. */
  readonly profile?: string;
  /** Whether the file has no such profile: only where that was asked for. @default false */
  readonly isUnknown?: true;
  /** Who named the profile, also the default one. Absent where nobody did. */
  readonly profileFrom?: 'option' | 'environment' | 'file';
  /** The whole file. */
  readonly content: Members;
  /** The settings of the profile. */
  readonly ofProfile: Members;
}
