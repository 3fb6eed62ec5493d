import type { Check } from './check.js';
import { checkClock } from './checks/check-clock.js';
import { checkCompletion } from './checks/check-completion.js';
import { checkConfig } from './checks/check-config.js';
import { checkConnections } from './checks/check-connections.js';
import { checkDirectories } from './checks/check-directories.js';
import { checkDisk } from './checks/check-disk.js';
import { checkEnvironment } from './checks/check-environment.js';
import { checkLock } from './checks/check-lock.js';
import { checkLog } from './checks/check-log.js';
import { checkNode } from './checks/check-node.js';
import { checkOrphans } from './checks/check-orphans.js';
import { checkPorts } from './checks/check-ports.js';
import { checkProfiles } from './checks/check-profiles.js';
import { checkProxy } from './checks/check-proxy.js';
import { checkRegistries } from './checks/check-registries.js';
import { checkSecrets } from './checks/check-secrets.js';
import { checkServers } from './checks/check-servers.js';
import { checkTerminal } from './checks/check-terminal.js';
import { checkVersion } from './checks/check-version.js';

/** All that is looked at, in the order in which it is shown. */
export const allChecks: readonly Check[] = [
  checkNode,
  checkVersion,
  checkDirectories,
  checkDisk,
  checkConfig,
  checkProfiles,
  checkServers,
  checkSecrets,
  checkProxy,
  checkLock,
  checkOrphans,
  checkLog,
  checkConnections,
  checkRegistries,
  checkClock,
  checkPorts,
  checkEnvironment,
  checkTerminal,
  checkCompletion,
];
