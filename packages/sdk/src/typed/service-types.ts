/**
 * The types of the tools of services, by the id or the name that `connect()` is given. Empty until generated types
 * fill it: see `@nanda/sdk/codegen`.
 */
export interface ServiceTypes {}
