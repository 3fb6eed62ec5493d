import type { ServiceInput } from '@nanda/protocol';
import type { RecordEndpoint } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';
import { cleanUrl } from '../values/clean-url.js';
import { readMember } from '../values/read-member.js';
import { readTemplates } from '../values/read-templates.js';
import { readTransport } from '../values/read-transport.js';
import { readInput } from './read-input.js';
import { readVariables } from './read-variables.js';

const maxEndpoints = 16;
const maxHeaders = 32;
/** More than may be kept, as what stands for a variable becomes shorter. */
const maxUrl = 4_096;
const credentialHeaders = /^(?:proxy-)?authorization$|^cookie$/i;
/** What belongs to the connection: a row that sets these would steer the request elsewhere, or break it. */
const connectionHeaders =
  /^(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|proxy-connection)$/i;

export interface RemotesReading {
  readonly endpoints: readonly RecordEndpoint[];
  readonly problem?: string;
}

/** Reads the `remotes` of a server.json. One that cannot be used costs only itself; none is ever made up. */
export function readRemotes(remotes: readonly Record<string, unknown>[]): RemotesReading {
  const endpoints: RecordEndpoint[] = [];
  let problem: string | undefined;
  for (const remote of remotes.slice(0, maxEndpoints)) {
    const { url } = remote;
    const address = cleanUrl(
      typeof url === 'string' ? readTemplates(url.slice(0, maxUrl)).text : url,
    );
    if (address === undefined) {
      problem = 'an endpoint has no usable http(s) or ws(s) URL and was left out';
      continue;
    }
    const spoken = readTransport(readMember(remote, 'transportType') ?? remote['type']);
    if (spoken === 'stdio') {
      problem = 'an endpoint that is a local program was left out';
      continue;
    }
    const transport = spoken ?? (/^wss?:/i.test(address.url) ? 'websocket' : undefined);
    const headers = readHeaders(remote['headers']);
    const variables = readVariables(remote['variables'], {
      names: readTemplates(address.url).names,
    });
    if (address.wasScrubbed || headers.wasScrubbed || variables.wasScrubbed) {
      problem = 'an endpoint held credentials, which were left out';
    }
    endpoints.push({
      url: address.url,
      ...(transport === undefined ? {} : { transport }),
      ...(headers.inputs.length === 0 ? {} : { headers: headers.inputs }),
      ...(variables.inputs.length === 0 ? {} : { variables: variables.inputs }),
    });
  }
  return { endpoints, ...(problem === undefined ? {} : { problem }) };
}

function readHeaders(value: unknown): {
  readonly inputs: readonly ServiceInput[];
  readonly wasScrubbed: boolean;
} {
  const readings = (Array.isArray(value) ? value.slice(0, maxHeaders) : []).flatMap(
    (entry: unknown) => {
      if (!isObject(entry)) return [];
      const name = cleanText(entry['name'], { maxLength: 128 });
      if (name === undefined || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return [];
      if (connectionHeaders.test(name)) return [];
      const isCredential = credentialHeaders.test(name);
      return readInput(entry, { name, ...(isCredential ? { secrecy: 'always' } : {}) });
    },
  );
  return {
    inputs: readings.map(({ input }) => input),
    wasScrubbed: readings.some(({ wasScrubbed }) => wasScrubbed),
  };
}
