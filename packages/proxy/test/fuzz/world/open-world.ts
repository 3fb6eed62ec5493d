import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, waitFor } from '@nanda/testing';
import { createAskJson, type Fields } from './ask-json.js';
import { createAccounts } from './create-accounts.js';
import { createResident, type Resident } from './create-resident.js';
import { createVictim } from './create-victim.js';
import { startProxyProgram } from './start-proxy-program.js';
import { startServices } from './start-services.js';
import type { World } from './world.js';

/** Nobody has an account, or whoever wants to. */
export type WorldKind = 'without accounts' | 'with accounts';

const secretOf = (what: string): string => `${what}-${randomBytes(12).toString('hex')}`;
const clientFields = (): Fields => ({
  'x-nanda-client': `nc_${randomBytes(32).toString('base64url')}`,
});

/** Milliseconds. */
const day = 86_400_000;
/** Counted, and never too much. */
const plenty = { requests: 1_000_000, window: 1 };
/** Where the sources are. */
const source = join(import.meta.dirname, '..', '..', '..');

export async function openWorld(kind: WorldKind): Promise<World> {
  const stack = new AsyncDisposableStack();
  try {
    return await build(kind, stack);
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function build(kind: WorldKind, stack: AsyncDisposableStack): Promise<World> {
  const hasAccounts = kind === 'with accounts';
  const token = secretOf('proxy-token');
  const credentialsKey = secretOf('credentials-key');
  const registryKey = secretOf('registry-key');
  const serviceKeys = [secretOf('my-service-key'), secretOf('other-service-key')] as const;
  const passwords = [secretOf('my-password'), secretOf('other-password')] as const;
  const secrets = [token, credentialsKey, registryKey, ...serviceKeys, ...passwords];

  const { path: directory } = stack.use(await createTemporaryDirectory());
  const services = stack.use(await startServices({ keys: serviceKeys, registryKey }));
  const { rows, registry, own: ownPlace, canary } = services;
  const dataDir = join(directory, 'data');
  const catalog = join(directory, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));
  const headers = { 'x-registry-key': registryKey };
  const program = stack.use(
    await startProxyProgram({
      dataDir,
      registries: [
        { type: 'file', path: catalog },
        { type: 'mcp-registry', name: 'official', url: registry.url, headers },
      ],
      credentialsKey,
      maxConnections: 200,
      maxConnectionsPerClient: 8,
      connectionTimeout: 3000,
      healthInterval: 0,
      // A long run is to end before anything does by itself.
      idleTimeout: day,
      inputTimeout: day,
      audit: { calls: true },
      ...(hasAccounts && {
        token,
        auth: { mode: 'optional' as const, accessTokenTtl: day },
        rateLimits: {
          anonymous: plenty,
          free: plenty,
          pro: plenty,
          enterprise: plenty,
          auth: plenty,
          transfers: plenty,
        },
        // Signing in is limited by address: each request says that it comes from another one.
        trustedProxies: 1,
      }),
    }),
  );
  const { port } = program;
  const url = `http://127.0.0.1:${port}`;
  const ask = createAskJson(url);
  const keeper: Fields = hasAccounts ? { authorization: `Bearer ${token}` } : {};
  await waitFor(
    async () => {
      const { data } = await ask('GET', '/v2/services', { headers: keeper });
      return (data as unknown as readonly unknown[]).length > rows.length;
    },
    { description: 'the catalog', timeout: 30_000 },
  );

  const accounts = createAccounts({ ask, keeper, onSecret: (secret) => secrets.push(secret) });
  const word = `victoria${randomBytes(4).toString('hex')}`;
  const signedIn = hasAccounts
    ? await accounts.enterAsNew({ email: `${word}@example.com`, password: passwords[1] })
    : undefined;
  if (signedIn !== undefined) secrets.push(signedIn.refreshToken);
  const victim = await createVictim({
    url,
    ask,
    headers: signedIn?.headers ?? clientFields(),
    word,
    serviceKey: serviceKeys[1],
    account: signedIn?.accountId,
  });

  const common = {
    url,
    ask,
    accounts,
    serviceKey: serviceKeys[0],
    // Without accounts everybody of this machine is its user, and may go to all that is on it.
    forbiddenPort: hasAccounts ? canary.port : ownPlace.port,
  };
  const client = createResident({ ...common, name: 'client', headers: clientFields() });
  const administrator = createResident({
    ...common,
    name: 'keeper',
    headers: keeper,
    isKeeper: true,
    forbiddenPort: ownPlace.port,
  });
  const account = { email: 'mallory@example.com', password: passwords[0] };
  const user = hasAccounts
    ? createResident({ ...common, name: 'user', headers: {}, account })
    : undefined;
  const residents: Resident[] = [client, administrator, ...(user ? [user] : [])];
  const tidy = async (): Promise<void> => {
    for (const one of residents) await one.settle();
  };
  await tidy();
  // Who looks after the proxy may do so with the account of whoever tries the rest.
  const own = user?.belongings.account;
  if (own !== undefined) administrator.learn({ account: own });

  let visitors = 0;
  return {
    url,
    port,
    program,
    dataDir,
    canary,
    senders: [...residents, ...(user?.key ? [user.key] : [])],
    victim: victim.belongings,
    secrets,
    privacy: victim.privacy,
    places: [directory, source],
    get tried() {
      return visitors;
    },
    arrival() {
      visitors += 1;
      if (!hasAccounts) return {};
      const parts = [10, (visitors >> 16) & 255, (visitors >> 8) & 255, visitors & 255];
      return { 'x-forwarded-for': parts.join('.') };
    },
    tidy,
    checkVictim: victim.check,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
