// Types from the tools of services. A line here is a promise to users: name it, do not use a wildcard.
export type { DescribedService } from './described-service.js';
export { generateTypes, type GenerateTypesParameters } from './generate-types.js';
export { generateTypesFor, type ToolCatalog } from './generate-types-for.js';
