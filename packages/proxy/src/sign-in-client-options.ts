/** A program of somebody else that may ask people to sign in for it: by authorization code with PKCE, without a secret. */
export interface SignInClientOptions {
  /** How it calls itself (`client_id`): letters, digits and `-._~:/`, up to 256. */
  readonly id: string;
  /** What people are told that asks; up to 100 characters. */
  readonly name: string;
  /**
   * Where it may be answered, at least one: `https`, or `http` at `127.0.0.1` or `[::1]`, where any port will do; or a scheme of its own, with a
   * dot in it. Compared as they are.
   */
  readonly redirectUris: readonly string[];
}
