import type { Background } from './background.js';
import type { Environment } from './environment.js';

/** What COLORFGBG says, as rxvt, Konsole and others set it: `15;0`, the last one is the background. */
export function backgroundOfEnvironment(env: Environment): Background | undefined {
  const index = /(?:^|;)(\d{1,2})$/.exec(env['COLORFGBG'] ?? '')?.[1];
  if (index === undefined || Number(index) > 15) return undefined;
  // 7 is light grey, 8 dark grey, and above it are the bright ones.
  return Number(index) === 7 || Number(index) > 8 ? 'light' : 'dark';
}
