import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authorization, Connection, StoredCredential } from '@nanda/protocol';
import { browse, createTemporaryDirectory, type OAuthService, type Visit } from '@nanda/testing';
import { createProxy, type ProxyOptions } from '../../src/index.js';

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>> & {
      readonly challenge: Readonly<Record<string, unknown>>;
    };
    readonly retryable: boolean;
  };
}

/** A proxy that knows one service, and what a user does with it. */
export interface OAuthStack extends AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  /** What it has written into its log. */
  readonly log: readonly string[];
  ask<Data>(method: string, path: string, body?: object): Promise<Answer<Data>>;
  connect(auth?: object): Promise<Answer<Connection>>;
  /** Calls the weather tool. */
  call(connectionId: string): Promise<Answer<unknown>>;
  begin(request?: object): Promise<Answer<Authorization>>;
  /** What the user does at the page, up to the proxy's own. */
  agree(authorization: Authorization): Promise<Visit>;
  /** All of it. */
  authorize(request?: object): Promise<Authorization>;
  credentials(): Promise<StoredCredential[]>;
}

export interface OAuthStackOptions extends ProxyOptions {
  /** Another proxy with the same store. */
  readonly beside?: Pick<OAuthStack, 'dataDir'>;
}

const serviceId = 'protected';

export async function openOAuth(
  service: Pick<OAuthService, 'url'>,
  { beside, ...options }: OAuthStackOptions = {},
): Promise<OAuthStack> {
  const directory = beside === undefined ? await createTemporaryDirectory() : undefined;
  const dataDir = beside?.dataDir ?? directory?.path ?? '';
  const catalog = join(dataDir, 'services.json');
  await writeFile(
    catalog,
    JSON.stringify([
      { id: serviceId, name: serviceId, description: 'x', endpoints: [{ url: service.url }] },
    ]),
  );
  const log: string[] = [];
  const write = (message: string, fields?: object): void =>
    void log.push(JSON.stringify({ message, ...fields }));
  const proxy = createProxy({
    dataDir,
    logger: { debug: write, info: write, warn: write, error: write },
    registries: [{ type: 'file', path: catalog }],
    healthInterval: 0,
    ...options,
  });
  const { url } = await proxy.listen({ port: 0 });

  async function ask<Data>(method: string, path: string, body?: object): Promise<Answer<Data>> {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: response.status, ...((await response.json()) as object) } as Answer<Data>;
  }

  const begin: OAuthStack['begin'] = (request = {}) =>
    ask('POST', `/v2/services/${serviceId}/authorize`, request);

  return {
    url,
    dataDir,
    log,
    ask,
    begin,
    connect: (auth) =>
      ask('POST', `/v2/services/${serviceId}/connect`, auth === undefined ? {} : { auth }),
    call: (connectionId) =>
      ask('POST', `/v2/connections/${connectionId}/tools/getCurrentWeather/execute`, {
        parameters: { location: 'New York' },
      }),
    agree: ({ url: page = '' }) => browse(page),
    async authorize(request) {
      const begun = await begin(request);
      if (begun.status !== 201) throw new Error(JSON.stringify(begun));
      await browse(begun.data.url ?? '');
      const { data } = await ask<Authorization>(
        'GET',
        `/v2/authorizations/${begun.data.id}?wait=10`,
      );
      return data;
    },
    credentials: async () => (await ask<StoredCredential[]>('GET', '/v2/credentials')).data,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await directory?.[Symbol.asyncDispose]();
    },
  };
}
