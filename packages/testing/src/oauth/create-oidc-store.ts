/** What the authorization server keeps, by model and id. */
export type OidcRecord = Readonly<Record<string, unknown>>;

/** Where an authorization server keeps what it knows, so that a test can take it away. */
export type OidcStore = {
  /** What `oidc-provider` takes as its `adapter`. */
  readonly adapter: new (model: string) => object;
  count(model: string): number;
  /** Forgets all of a model. */
  clear(...models: string[]): void;
};

/** Keeps everything in memory, for one server. */
export function createOidcStore(): OidcStore {
  const models = new Map<string, Map<string, OidcRecord>>();
  const of = (model: string): Map<string, OidcRecord> => {
    const known = models.get(model) ?? new Map<string, OidcRecord>();
    models.set(model, known);
    return known;
  };

  class Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: OidcRecord): Promise<void> {
      of(this.#model).set(id, payload);
    }

    async find(id: string): Promise<OidcRecord | undefined> {
      return of(this.#model).get(id);
    }

    async findByUid(uid: string): Promise<OidcRecord | undefined> {
      return [...of(this.#model).values()].find((record) => record['uid'] === uid);
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const record = of(this.#model).get(id);
      const consumed = Math.floor(Date.now() / 1000);
      if (record !== undefined) of(this.#model).set(id, { ...record, consumed });
    }

    async destroy(id: string): Promise<void> {
      of(this.#model).delete(id);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const records of models.values()) {
        for (const [id, record] of records) if (record['grantId'] === grantId) records.delete(id);
      }
    }
  }

  return {
    adapter: Adapter,
    count: (model) => of(model).size,
    clear: (...names) => {
      for (const name of names) of(name).clear();
    },
  };
}
