/** What a request is known by. `null` where it could not be read. */
export type JsonRpcId = string | number | null;
