import { cleanText } from './clean-text.js';
import { describeSchema } from './describe-schema.js';
import type { ListedTool } from '../lists/tool-table.js';

/** A tool as a model needs it to call it. */
export interface ToolRow {
  /** Under which it is listed, and which `execute_tool` takes. */
  readonly tool: string;
  readonly connection: string;
  readonly description?: string;
  readonly input_schema?: Readonly<Record<string, unknown>>;
  /** It is too large for a list of many. */
  readonly input_schema_omitted?: true;
}

export interface DescribedTools {
  readonly rows: readonly ToolRow[];
  readonly text: string;
}

/** Characters of schemas: of one tool, and of all of an answer. */
const mostOfTool = 16_384;
const mostOfAll = 65_536;

/** Tools with their input schemas, as data and as text, as far as there is room. A single one is always whole. */
export function describeTools(tools: readonly ListedTool[]): DescribedTools {
  let room = mostOfAll;
  const lines: string[] = [];
  const rows = tools.map((listed): ToolRow => {
    const { name, alias, tool } = listed;
    const limit = tools.length === 1 ? Infinity : Math.min(mostOfTool, room);
    const schema = describeSchema(tool.inputSchema, { limit });
    room -= schema?.length ?? 0;
    const description = cleanText(tool.description ?? tool.title ?? '', { limit: 1000 });
    lines.push(`- ${name}${description === '' ? '' : `: ${description}`}`);
    lines.push(
      schema === undefined
        ? '  input schema: too large to be shown here'
        : `  input schema: ${schema}`,
    );
    return {
      tool: name,
      connection: alias,
      ...(description !== '' && { description }),
      ...(schema === undefined
        ? { input_schema_omitted: true }
        : { input_schema: tool.inputSchema }),
    };
  });
  return { rows, text: lines.join('\n') };
}

/** What to do with them. */
export const callHint = 'Next: execute_tool with the name of a tool and its arguments.';

/** The output schema of a row. */
export const toolRowSchema = {
  type: 'object',
  properties: {
    tool: { type: 'string' },
    connection: { type: 'string' },
    description: { type: 'string' },
    input_schema: { type: 'object' },
    input_schema_omitted: { type: 'boolean' },
  },
  required: ['tool', 'connection'],
};
