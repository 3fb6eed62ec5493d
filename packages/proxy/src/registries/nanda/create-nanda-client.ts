import type {
  RegistryAnswer,
  RegistryHttp,
  RegistryRequestOptions,
} from '../http/registry-http.js';

/** Reads from the registry, with the token that is configured for as long as that counts. */
export interface NandaClient {
  /** A path below `/api/v1`, with its slash at the end: without one it answers with a redirect. */
  get(path: `/${string}/`, options: RegistryRequestOptions): Promise<RegistryAnswer>;
  /** Keeps the sockets open until what it returns was called. */
  hold(): () => Promise<void>;
}

/**
 * The registry looks at the token before it looks at what is asked for, so one that has expired, as they
 * do after an hour, makes it refuse what is open to everybody. Then it is asked once more without.
 */
export function createNandaClient({
  http,
  anonymous,
}: {
  readonly http: RegistryHttp;
  /** The same without a token, and of the same pace; absent where there is none. */
  readonly anonymous?: RegistryHttp;
}): NandaClient {
  let isTokenRefused = false;

  return {
    async get(path, options) {
      const target = `/api/v1${path}`;
      if (anonymous === undefined) return await http.getJson(target, options);
      if (isTokenRefused) return await anonymous.getJson(target, options);
      const expected = [...(options.expected ?? []), 401];
      const answer = await http.getJson(target, { ...options, expected });
      if (answer.status !== 401) return answer;
      const open = await anonymous.getJson(target, options);
      // Only now is it known that the token was the trouble.
      isTokenRefused = true;
      return open;
    },

    hold() {
      const releases = [http, ...(anonymous === undefined ? [] : [anonymous])].map((one) =>
        one.hold(),
      );
      return async () => {
        await Promise.all(releases.map((release) => release()));
      };
    },
  };
}
