import { generateTypes } from '@nanda/sdk/codegen';
import type { DescribedService } from './described-service.js';
import type { GenerateInput } from './generate-input.js';
import { nameMethods } from './name-methods.js';
import { printComment } from './print-comment.js';
import { printLiteral } from './print-literal.js';

/** What the module uses of the SDK, and of the language. */
const reserved = [
  'APIPromise',
  'AsyncDisposable',
  'ConnectParameters',
  'NANDAClient',
  'Promise',
  'ServiceConnection',
  'Symbol',
  'ToolArguments',
  'TypedToolResult',
];

/** A module with a class for each service, and a method for each of its tools, on top of `@nanda/sdk`. */
export function generateClient({ services, header }: GenerateInput): string {
  const used = new Set(reserved);
  const blocks = services.map((service) => printService(service, used));
  return `// ${header}
// Do not edit it: generate it again when the tools have changed.
/* eslint-disable */
import type {
  APIPromise,
  ConnectParameters,
  NANDAClient,
  ServiceConnection,
  ToolArguments,
  TypedToolResult,
} from '@nanda/sdk';

${blocks.join('\n\n')}
`;
}

function printService(service: DescribedService, used: Set<string>): string {
  const { types, toolsType } = printTypes(service, used);
  const wanted = `${toolsType.replace(/Tools(?:_\d+)?$/, '')}Client`;
  let className = wanted;
  for (let count = 2; used.has(className); count += 1) className = `${wanted}_${count}`;
  used.add(className);
  // As in the types: a name that is no Unicode text cannot be sent.
  const tools = service.tools.filter(({ name }) => name.isWellFormed());
  const methods = nameMethods(tools.map(({ name }) => name));
  const members = tools.map(({ name, description, title }) => {
    const literal = printLiteral(name);
    const comment = printComment(description ?? title ?? '');
    return `${comment}${methods.get(name)}(
  ...call: ToolArguments<${toolsType}, ${literal}>
): APIPromise<TypedToolResult<${toolsType}[${literal}]['output']>> {
  return this.connection.execute(${literal}, ...call);
}`;
  });
  const body = [
    `/** The service that it was made for. */
static readonly serviceId = ${printLiteral(service.id)};

/** The connection that it calls on. */
readonly connection: ServiceConnection<${toolsType}>;`,
    `/** On a connection that is open already. */
constructor(connection: ServiceConnection<${toolsType}>) {
  this.connection = connection;
}`,
    `/** Connects to the service. */
static async connect(nanda: NANDAClient, parameters: ConnectParameters = {}): Promise<${className}> {
  return new ${className}(await nanda.connect<${toolsType}>(${className}.serviceId, parameters));
}`,
    ...members,
    `/** Closes the connection. */
async [Symbol.asyncDispose](): Promise<void> {
  await this.connection[Symbol.asyncDispose]();
}`,
  ];
  return `${printComment(`${service.alias ?? service.name}: a method for each tool.`.replaceAll(/\s+/g, ' '))}export class ${className} implements AsyncDisposable {
${body.join('\n\n').replaceAll(/^(?=.)/gm, '  ')}
}

${types}`;
}

/** The types of the tools, without what makes the SDK know them by the service: two modules may type the same one. */
function printTypes(
  { id, name, alias, tools }: DescribedService,
  used: Set<string>,
): { readonly types: string; readonly toolsType: string } {
  const wellFormed = tools.filter((tool) => tool.name.isWellFormed());
  const text = generateTypes({
    services: [{ id, ...(alias === undefined ? { name } : { alias }), tools: wellFormed }],
  });
  // The header and the augmentation are the first two blocks; neither has an empty line in it.
  const types = text.split('\n\n').slice(2).join('\n\n').trimEnd();
  const [, toolsType = 'Tools'] = /^export interface (\w+)/m.exec(types) ?? [];
  const declared = Array.from(
    types.matchAll(/^export (?:interface|type) (\w+)/gm),
    ([, own = '']) => own,
  );
  const isFree = declared.every((own) => !used.has(own));
  if (isFree) {
    for (const own of declared) used.add(own);
    return { types, toolsType };
  }
  // Another service of the same module has such types already.
  return printTypes(
    { id, name, alias: `${alias ?? name} ${used.size}`, description: undefined, tools },
    used,
  );
}
