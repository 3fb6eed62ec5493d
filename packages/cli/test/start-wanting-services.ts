import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import { createTemporaryDirectory, createWeatherServer, startHttpService } from '@nanda/testing';
import { environmentIn } from './environment-in.js';
import { runOnTerminal } from './run-on-terminal.js';
import {
  runWithAnswers,
  type AnsweredRun,
  type RunWithAnswersOptions,
} from './run-with-answers.js';

/** Every secret that these services want: none may be seen anywhere. */
export const wantedSecrets = {
  key: 'key-that-nobody-may-read',
  password: 'pässword-that-nobody-may-read',
  variable: 'variable-that-nobody-may-read',
} as const;

/** A proxy whose catalog has services that want credentials of all kinds. */
export interface WantingServices extends AsyncDisposable {
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the services were shown last: the address and its header fields. */
  readonly seen: { url: string; headers: Readonly<Record<string, unknown>> }[];
  /** Runs a command where somebody sits and answers. */
  ask(words: readonly string[], answers?: RunWithAnswersOptions['answers']): Promise<AnsweredRun>;
  /** Runs a command where nobody does. */
  run(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<AnsweredRun>;
}

export async function startWantingServices(
  more: readonly { readonly id: string; readonly url: string }[] = [],
): Promise<WantingServices> {
  const directory = await createTemporaryDirectory();
  const basic = `Basic ${Buffer.from(`ann:${wantedSecrets.password}`).toString('base64')}`;
  const accepted = new Map<string, readonly [field: string, value: string]>([
    ['/key', ['x-service-key', wantedSecrets.key]],
    ['/basic', ['authorization', basic]],
    ['/template', ['x-templated', `Key ${wantedSecrets.variable}`]],
  ]);
  const seen: WantingServices['seen'] = [];
  const service = await startHttpService({
    createServer: createWeatherServer,
    interceptHead({ request, response }) {
      const { pathname } = new URL(request.url ?? '/', 'http://service.invalid');
      seen.push({ url: request.url ?? '', headers: { ...request.headers } });
      const wanted = accepted.get(pathname.replace(/\/mcp.*$/, ''));
      if (wanted !== undefined && request.headers[wanted[0]] !== wanted[1]) {
        const scheme = pathname.startsWith('/basic') ? 'Basic' : 'Bearer';
        response.writeHead(401, { 'www-authenticate': `${scheme} realm="x"` }).end();
        return true;
      }
      request.url = '/mcp';
      return false;
    },
  });
  const base = new URL(service.url).origin;
  const endpoint = (url: string) => ({ endpoints: [{ url, transport: 'http' }] });
  const catalog = join(directory.path, 'catalog.json');
  await writeFile(
    catalog,
    JSON.stringify([
      {
        id: 'key',
        name: 'Key',
        homepage: 'https://keys.example/get',
        auth: { type: 'api_key', header: 'X-Service-Key' },
        ...endpoint(`${base}/key/mcp`),
      },
      { id: 'basic', name: 'Basic', ...endpoint(`${base}/basic/mcp`) },
      {
        name: 'io.example/template',
        description: 'x',
        version: '1.0.0',
        remotes: [
          {
            type: 'streamable-http',
            url: `${base}/template/mcp/{tenant}/{region}`,
            headers: [
              {
                name: 'X-Templated',
                value: 'Key {api_key}',
                isRequired: true,
                isSecret: true,
                variables: { api_key: { description: 'From your settings', isRequired: true } },
              },
            ],
            variables: {
              tenant: { isRequired: true, placeholder: 'acme' },
              region: { isRequired: true, choices: ['eu', 'us'] },
            },
          },
        ],
      },
      ...more.map(({ id, url }) => ({ id, name: id, description: 'x', ...endpoint(url) })),
    ]),
  );
  const dataDir = join(directory.path, 'proxy');
  const registries = [{ type: 'file', path: catalog } as const];
  const proxy = createProxy({ dataDir, registries, healthInterval: 0 });
  const { url } = await proxy.listen({ port: 0 });
  const env = {
    ...environmentIn(directory.path),
    NANDA_BASE_URL: url,
    NANDA_SECRETS: 'file',
  };
  return {
    directory: directory.path,
    env,
    seen,
    ask: (words, answers = []) => runWithAnswers(words, { env, cwd: directory.path, answers }),
    async run(words, added = {}) {
      const options = { env: { ...env, ...added }, isOutput: false, isWatched: false };
      const { written, end } = runOnTerminal(words, options);
      const code = await end;
      return { code, ...written };
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await service.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}
