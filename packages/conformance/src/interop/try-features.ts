import type { InteropClient } from './interop-client.js';
import { interopFeatures, type InteropFeature } from './interop-features.js';

/** What does not work, and why. */
export type InteropFailures = Readonly<Partial<Record<InteropFeature, string>>>;

/** Milliseconds for one feature, for a busy machine. */
const limit = 25_000;
/** The same for one that is known not to work. */
const hopelessLimit = 1000;

export interface TryFeaturesOptions {
  /** What names and URIs have before them where the other end has many services. @default they are as they are */
  readonly alias?: string | undefined;
  /** Features that nobody expects to work: they are waited for less long. @default none */
  readonly hopeless?: ReadonlySet<InteropFeature>;
}

/** Tries each feature, one after the other. */
export async function tryFeatures(
  client: InteropClient,
  { alias, hopeless = new Set() }: TryFeaturesOptions = {},
): Promise<InteropFailures> {
  const uris = [...(await client.listResources()), ...(await client.listTemplates())];
  const trial = {
    client,
    tool: finder(await client.listTools(), alias === undefined ? '' : `${alias}_`),
    prompt: finder(await client.listPrompts(), alias === undefined ? '' : `${alias}_`),
    // The first service that lists a URI has it as it is.
    uri: finder(uris, uris.some((uri) => uri.startsWith(`${alias}+`)) ? `${alias}+` : ''),
  };
  const failures: Partial<Record<InteropFeature, string>> = {};
  for (const name of Object.keys(interopFeatures) as InteropFeature[]) {
    const reason = await reasonOf(interopFeatures[name](trial), {
      limit: hopeless.has(name) ? hopelessLimit : limit,
    });
    if (reason !== undefined) failures[name] = reason;
  }
  return failures;
}

function finder(listed: readonly string[], prefix: string): (name: string) => string {
  return (name) => {
    const found = `${prefix}${name}`;
    if (!listed.includes(found)) throw new Error(`${found} is not listed: ${listed.join(', ')}.`);
    return found;
  };
}

async function reasonOf(
  trial: Promise<void>,
  options: { readonly limit: number },
): Promise<string | undefined> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('It takes too long.')), options.limit);
  try {
    await Promise.race([trial, late.promise]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
