import { join } from 'node:path';
import { readAliases } from '../aliases/read-aliases.js';
import { recordingsDirectory } from '../recordings/recordings-directory.js';
import { isOwnSecret } from '../secrets/is-own-secret.js';
import { readSecretsFile } from '../secrets/read-secrets-file.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { isMembers } from '../settings/is-members.js';
import { readWalletsFile } from '../wallets/read-wallets-file.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { listFiles } from './list-files.js';

/** What the user has named himself. The values of secrets are not looked at. */
export async function listNames(
  kind: 'alias' | 'profile' | 'recording' | 'secret' | 'server' | 'wallet',
  { settings, io }: CompletionContext,
): Promise<readonly Candidate[]> {
  const { directories, configuration } = settings;
  switch (kind) {
    case 'server': {
      const { mcpServers } = await readServersFile(settings.background.serversFile);
      return Object.entries(mcpServers).map(([value, entry]) => ({
        value,
        text: 'url' in entry ? 'a URL' : 'a command',
      }));
    }
    case 'alias':
      return Object.entries(readAliases(io)).map(([value, text]) => ({ value, text }));
    case 'profile': {
      const { profiles } = configuration.content;
      const names = isMembers(profiles) ? Object.keys(profiles) : [];
      return [...names, 'default'].map((value) => ({ value }));
    }
    case 'secret': {
      const { secrets } = await readSecretsFile(join(directories.config, 'secrets.json'));
      return Object.entries(secrets)
        .filter(([name]) => !isOwnSecret(name))
        .map(([value, { place }]) => ({ value, text: place }));
    }
    case 'wallet': {
      const { wallets } = readWalletsFile(join(directories.config, 'wallets.json'));
      return wallets.map(({ name, address }) => ({ value: name, text: address }));
    }
    case 'recording': {
      const files = await listFiles('', { cwd: recordingsDirectory(directories) });
      return files.flatMap(({ value }) =>
        value.endsWith('.ndjson') ? [{ value: value.slice(0, -'.ndjson'.length) }] : [],
      );
    }
  }
}
