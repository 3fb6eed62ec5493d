import { gunzipSync } from 'node:zlib';
import type { ContentBlock, ReadResource, ToolResult } from '@nanda/protocol';
import { expect } from 'vitest';
import type { V2Client, V2Connection } from './create-v2-client.js';

export interface PlainToolContext {
  readonly client: V2Client;
  readonly connection: V2Connection;
  readonly transport: string;
  /** Calls the tool and gives its result. */
  readonly call: (parameters?: object) => Promise<ToolResult>;
}

const said = (text: unknown) => ({ type: 'text', text });
const uriOf = (kind: string, id: number) => `demo://resource/dynamic/${kind}/${id}`;
const image = {
  type: 'image',
  mimeType: 'image/png',
  // A whole PNG, from its signature to its end.
  data: expect.stringMatching(/^iVBORw0KGgo.{3000,}AAAABJRU5ErkJggg==$/) as string,
};

/** Every tool of server-everything that asks nothing of its caller, and what is true of what it says. */
export const plainTools: Readonly<Record<string, (context: PlainToolContext) => Promise<void>>> = {
  async echo({ call }) {
    const { content } = await call({ message: 'héllo ☕' });
    expect(content).toEqual([said('Echo: héllo ☕')]);
  },

  async 'get-annotated-message'({ call }) {
    const annotated = async (messageType: string, includeImage?: boolean) =>
      (await call({ messageType, ...(includeImage && { includeImage }) })).content;
    expect(await annotated('error', true)).toEqual([
      {
        ...said('Error: Operation failed'),
        annotations: { priority: 1, audience: ['user', 'assistant'] },
      },
      { ...image, annotations: { priority: 0.5, audience: ['user'] } },
    ]);
    expect(await annotated('success')).toEqual([
      {
        ...said('Operation completed successfully'),
        annotations: { priority: 0.7, audience: ['user'] },
      },
    ]);
    expect(await annotated('debug')).toEqual([
      {
        ...said('Debug: Cache hit ratio 0.95, latency 150ms'),
        annotations: { priority: 0.3, audience: ['assistant'] },
      },
    ]);
  },

  async 'get-env'({ call, transport }) {
    const { content } = await call();
    const env = JSON.parse(textOf(content)) as Record<string, string>;
    expect(env['PATH']).toEqual(process.env['PATH']);
    // A command is given what its user wrote for it, and nothing else of the proxy's own.
    const isCommand = transport === 'stdio';
    expect(env['GREETING']).toBe(isCommand ? 'hello' : undefined);
    expect('VITEST' in env).toBe(!isCommand);
  },

  async 'get-resource-links'({ call }) {
    const { content } = await call({ count: 10 });
    expect(content).toEqual([
      said('Here are 10 resource links to resources available in this server:'),
      ...Array.from({ length: 10 }, (_, index) => {
        const id = index + 1;
        const [kind, name] = id % 2 === 0 ? ['text', 'Text'] : ['blob', 'Blob'];
        return {
          type: 'resource_link',
          uri: uriOf(kind ?? '', id),
          name: `${name} Resource ${id}`,
          description: `Resource ${id}: plaintext resource`,
          mimeType: 'text/plain',
        };
      }),
    ]);
  },

  async 'get-resource-reference'({ call }) {
    const references = [
      [{ resourceType: 'Text', resourceId: 3 }, uriOf('text', 3), 'text'],
      [{ resourceType: 'Blob', resourceId: 4 }, uriOf('blob', 4), 'blob'],
    ] as const;
    for (const [parameters, uri, member] of references) {
      const { content } = await call(parameters);
      expect(content).toEqual([
        said(`Returning resource reference for Resource ${parameters.resourceId}:`),
        {
          type: 'resource',
          resource: { uri, mimeType: 'text/plain', [member]: expect.any(String) as string },
        },
        said(`You can access this resource using the URI: ${uri}`),
      ]);
    }
    // What goes wrong in a tool is a result of it.
    expect(await call({ resourceType: 'Text', resourceId: -1 })).toMatchObject({
      isError: true,
      content: [said('Invalid resourceId: -1. Must be a finite positive integer.')],
    });
  },

  async 'get-structured-content'({ call }) {
    const weather = {
      'New York': { temperature: 33, conditions: 'Cloudy', humidity: 82 },
      Chicago: { temperature: 36, conditions: 'Light rain / drizzle', humidity: 82 },
      'Los Angeles': { temperature: 73, conditions: 'Sunny / Clear', humidity: 48 },
    };
    for (const [location, structuredContent] of Object.entries(weather)) {
      expect(await call({ location })).toEqual({
        content: [said(JSON.stringify(structuredContent))],
        structuredContent,
      });
    }
  },

  async 'get-sum'({ call }) {
    const { content } = await call({ a: 2.5, b: -4 });
    expect(content).toEqual([said('The sum of 2.5 and -4 is -1.5.')]);
  },

  async 'get-tiny-image'({ call }) {
    const { content } = await call();
    expect(content).toEqual([
      said("Here's the image you requested:"),
      image,
      said('The image above is the MCP logo.'),
    ]);
  },

  async 'gzip-file-as-resource'({ call, client, connection, transport }) {
    const name = `${transport}.gz`;
    const uri = `demo://resource/session/${name}`;
    const data = 'data:text/plain,strong%20coffee';
    const unzipped = (blob: unknown): string =>
      gunzipSync(Buffer.from(String(blob), 'base64')).toString();
    const linked = await call({ name, data });
    expect(linked.content).toEqual([
      { type: 'resource_link', uri, name, mimeType: 'application/gzip' },
    ]);
    // The link leads somewhere for as long as its session lives.
    const read = await client.ask<ReadResource>(
      'GET',
      `${connection.path}/resources/read?uri=${encodeURIComponent(uri)}`,
    );
    expect(unzipped(read.data.contents[0]?.blob)).toBe('strong coffee');
    const whole = await call({ name, data, outputType: 'resource' });
    const resource = whole.content[0]?.['resource'] as Record<string, unknown>;
    expect(resource).toMatchObject({ uri, mimeType: 'application/gzip' });
    expect(unzipped(resource['blob'])).toBe('strong coffee');
  },

  async 'toggle-simulated-logging'({ call }) {
    expect(textOf((await call()).content)).toMatch(/^Started simulated, random-leveled logging/);
    expect(textOf((await call()).content)).toMatch(/^Stopped simulated logging for session/);
  },

  async 'toggle-subscriber-updates'({ call }) {
    expect(textOf((await call()).content)).toMatch(/^Started simulated resource updated/);
    expect(textOf((await call()).content)).toMatch(/^Stopped simulated resource updates/);
  },

  async 'trigger-long-running-operation'({ call }) {
    const { content } = await call({ duration: 0.2, steps: 4 });
    expect(content).toEqual([
      said('Long running operation completed. Duration: 0.2 seconds, Steps: 4.'),
    ]);
  },
};

function textOf(content: readonly ContentBlock[]): string {
  return String(content[0]?.['text']);
}
