import { registryOptionsOf } from '../background/registry-options-of.js';
import { CliError } from '../errors/cli-error.js';
import { changeRegistries } from '../registries/change-registries.js';
import type { ConfiguredRegistry } from '../registries/read-configured-registries.js';
import { registryName } from '../registries/registry-name.js';
import { registryText } from '../registries/registry-text.js';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { readRegistryObject } from '../settings/read-registry-object.js';
import { readRegistryText } from '../settings/read-registry-text.js';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { parseRegistrySpec } from '@nanda/protocol/facts';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const registryAdd = defineCommand({
  summary: 'Add a registry to your settings: services are found there from now on.',
  arguments: [
    {
      name: 'spec',
      summary: 'nanda, mcp-registry, nanda-index, each also with :URL; file:PATH; clients; samples',
      required: true,
    },
  ],
  examples: [
    { line: 'registry add mcp-registry', does: 'the official' },
    { line: 'registry add file:./catalog.json --name ours', does: 'a file' },
    { line: 'registry add nanda:https://own.example --name own', does: 'one of your own' },
  ],
  options: {
    name: { kind: 'text', value: 'NAME', summary: 'What to call it' },
    header: {
      kind: 'text',
      many: true,
      value: '"K: env:V"',
      summary: 'Sent with every request; its value is in the variable V, secret:NAME or file:PATH',
    },
    ...commonOptions,
  },
  notes: ['Several registries are read in order: what the first one says of a service counts.'],
  async run(context) {
    const { io, output, options, positionals, settings } = context;
    const setting = read(positionals[0] ?? '');
    // Before anything is written: what it needs has to be there.
    const secrets = createSecretStore({ directory: settings.background.secretsDir, env: io.env });
    await registryOptionsOf(setting, { env: io.env, secrets });
    const name = registryName(setting);
    let registries: readonly unknown[] = [];
    let names: readonly string[] = [];
    await changeRegistries(context, {
      change(configured) {
        refuseSame(configured);
        const written = configured.map((one) => one.written);
        // Samples are for when nobody else has anything.
        const isSampleLast = configured.at(-1)?.setting === 'samples' && setting !== 'samples';
        const place = isSampleLast ? written.length - 1 : written.length;
        registries = written.toSpliced(place, 0, setting);
        names = configured.map((one) => one.name).toSpliced(place, 0, name);
        return registries;
      },
      tell() {
        if (output.json) output.document({ added: setting, name, registries });
        else output.print(`Added ${name}. Services are found in: ${names.join(', ')}`);
      },
    });
    if (!output.json) output.note(output.noteStyle.dim(`Read it now: nanda registry sync ${name}`));

    function refuseSame(configured: readonly ConfiguredRegistry[]): void {
      const same = configured.find(
        (one) => one.name === name || registryText(one.setting) === registryText(setting),
      );
      if (same === undefined) return;
      throw new CliError('USAGE_ERROR', `There is a registry ${same.name} already.`, {
        hint:
          same.name === name && registryText(same.setting) !== registryText(setting)
            ? 'Give the new one a name of its own: --name NAME'
            : `Take it out first: nanda registry remove ${same.name}`,
      });
    }

    function read(text: string): RegistrySetting {
      const here = { env: io.env, directory: io.cwd };
      const canonical = readRegistryText(text, here);
      if (canonical === 'none') {
        throw new CliError('USAGE_ERROR', '"none" is no registry that could be added.', {
          hint: 'Take out those that are there: nanda registry remove <name>',
        });
      }
      if (options.name === undefined && options.header === undefined) return canonical;
      const headers = options.header && Object.fromEntries(options.header.map(readHeader));
      return readRegistryObject(
        {
          ...parseRegistrySpec(canonical),
          ...(options.name !== undefined && { name: options.name }),
          ...(headers && { headers }),
        },
        here,
      );
    }
  },
});

function readHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim();
  const value = line.slice(colon + 1).trim();
  if (name !== '' && value !== '') return [name, value];
  throw new CliError('USAGE_ERROR', '--header takes a name, and where the value is found.', {
    hint: 'It looks like this: --header "X-API-Key: secret:NAME"',
  });
}
