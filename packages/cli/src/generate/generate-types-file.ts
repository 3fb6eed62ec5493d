import { generateTypes } from '@nanda/sdk/codegen';
import type { GenerateInput } from './generate-input.js';

/** The declaration file by which `@nanda/sdk` knows the tools of services. */
export function generateTypesFile({ services, header }: GenerateInput): string {
  const text = generateTypes({
    services: services.map(({ id, name, alias, tools }) => ({ id, name, alias, tools })),
  });
  return `// ${header}\n${text}`;
}
