import type { ConfirmPolicy } from '@nanda/terminal';
import type { ThemeName } from '../theme/theme-name.js';

/** What `set` changes, for as long as the session lasts. */
export interface SessionSettings {
  /** Which calls somebody has to say yes to. */
  confirm: ConfirmPolicy;
  /** Milliseconds that a call may take, without the time in which it waits for an answer; undefined: as the proxy has it. */
  timeout: number | undefined;
  /** Lines of a result that the whole screen's transcript shows. */
  lines: number;
  theme: ThemeName;
}
