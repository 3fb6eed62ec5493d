import type { Workbench } from '../create-workbench.js';

/** With the settings of the other commands of a workbench: another proxy would know nothing of their connections. */
export function appEnvironment({ env }: Pick<Workbench, 'env'>) {
  return {
    ...env,
    HEALTH_INTERVAL: '0',
    NANDA_PROXY_IDLE_TIMEOUT: '20000',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    // What the machine of the tests happens to be is not seen by them.
    COLORTERM: 'truecolor',
    CI: '',
    NO_COLOR: '',
    FORCE_COLOR: '',
    SSH_TTY: '',
    SSH_CONNECTION: '',
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
  };
}
