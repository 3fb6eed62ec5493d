import type { RegistryStatus } from '@nanda/protocol';
import { formatAgo, plural } from '@nanda/terminal';
import { existsSync } from 'node:fs';
import { parseRegistrySpec } from '@nanda/protocol/facts';
import { registryName } from '../../registries/registry-name.js';
import { registryText } from '../../registries/registry-text.js';
import { defaultRegistries } from '../../settings/default-registries.js';
import type { RegistrySetting } from '../../settings/registry-setting.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** Whether the registries can be read: what the proxy says, else whether they are there. */
export const checkRegistries: Check = {
  name: 'registries',
  async run({ client, reached, settings, now }) {
    const proxy = await client;
    if (proxy !== undefined) {
      const { data } = await proxy.call<RegistryStatus[]>('registries.list', { timeout: 3000 });
      return judgeStatuses(data, now);
    }
    const { registries = defaultRegistries } = settings.background;
    const findings = [
      ...registries.flatMap(checkFile),
      ...(await reached).flatMap(({ name, url, failure }): Finding[] =>
        failure === undefined
          ? []
          : [{ state: 'warning', message: `${name}: ${url} cannot be reached (${failure})` }],
      ),
    ];
    if (findings.length > 0) return findings;
    if (registries.length === 0) return none;
    return { state: 'ok', message: `${registries.map(registryName).join(', ')} can be reached` };
  },
};

const none: Finding = {
  state: 'note',
  message: 'none: only your own servers are found',
  advice: 'nanda registry add mcp-registry',
};

function judgeStatuses(statuses: readonly RegistryStatus[], now: number): Finding | Finding[] {
  if (statuses.length === 0) return none;
  const services = statuses.reduce((sum, status) => sum + status.services, 0);
  const failed = statuses.filter(({ state }) => state === 'failed');
  if (failed.length > 0) {
    const isAll = failed.length === statuses.length && services === 0;
    return failed.map(({ name, error = 'it could not be read', syncedAt }) => ({
      state: isAll ? 'problem' : 'warning',
      message: `${name}: ${error}${syncedAt === undefined ? '' : ` It was read ${formatAgo(syncedAt, { now })}.`}`,
      advice: `nanda registry sync ${name}`,
    }));
  }
  const read = statuses.map(({ name, syncedAt }) =>
    syncedAt === undefined ? `${name} (not yet read)` : `${name} (${formatAgo(syncedAt, { now })})`,
  );
  return { state: 'ok', message: `${plural(services, 'service')}: ${read.join(', ')}` };
}

function checkFile(setting: RegistrySetting): Finding[] {
  const spec = parseRegistrySpec(registryText(setting));
  if (!('path' in spec) || /^https?:/i.test(spec.path) || existsSync(spec.path)) return [];
  return [{ state: 'problem', message: `there is no file ${spec.path}`, advice: 'nanda registry' }];
}
