import type { Resource } from '@nanda/sdk';
import { oneLine, sanitizeLine } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { formatResult } from '../session/format-result.js';
import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';
import { pick } from './pick.js';
import { printLong } from './print-long.js';

/** `resources`: what the service lets be read; `resources: URI`, or its number in that list, reads one. */
export async function runResources(target: string, context: CommandContext): Promise<void> {
  const { client, signal, print, hint } = context;
  const { id: connectionId, metadata } = await needConnection(context);
  if (target !== '' && !/^\d+$/u.test(target)) return readResource(target);
  const resources = await client.resources(connectionId, { signal });
  if (target !== '') {
    const row = pick(target, { rows: resources, words: ({ uri }) => [uri], hint: 'resources' });
    return readResource(row?.uri ?? target);
  }
  if (resources.length === 0) {
    print(`${sanitizeLine(metadata.serviceName)} has no resources`);
    return;
  }
  print(resources.map((resource, index) => `${index + 1}. ${describe(resource)}`).join('\n'));
  hint('resources: 1 reads one');

  async function readResource(uri: string): Promise<void> {
    const { contents } = await client.readResource({ connectionId, uri }, { signal });
    if (contents.length === 0) {
      throw new CommandError(`there is nothing in ${uri}`, { hint: 'resources', exitCode: 6 });
    }
    const content = contents.map((resource) => ({ type: 'resource', resource }));
    printLong(formatResult({ content }), context);
  }
}

function describe({ uri, name, title, description, mimeType }: Resource): string {
  const kind = mimeType === undefined ? '' : ` (${oneLine(sanitizeLine(mimeType), 40)})`;
  const about = [title ?? name, description].filter(Boolean).join(': ');
  return `${oneLine(sanitizeLine(uri))} - ${oneLine(sanitizeLine(about), 160)}${kind}`;
}
