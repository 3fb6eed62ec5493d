/** What token-gated services take a proof in. */
const proof = '__evmauth';

/** The schema of what a user gives a tool: without the proof, which their wallet signs for each call. */
export function parametersOfUser<Schema>(schema: Schema): Schema {
  const { properties, required } = (schema ?? {}) as {
    readonly properties?: unknown;
    readonly required?: unknown;
  };
  if (typeof properties !== 'object' || properties === null) return schema;
  if (!Object.hasOwn(properties, proof)) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== proof)),
    ...(Array.isArray(required) && { required: required.filter((name) => name !== proof) }),
  };
}
