import { generateTypes } from '../../../src/codegen/index.js';
import { flatten } from './flatten.js';

/** The type that a tool's output gets, on one line. */
export function printOutput(outputSchema: Record<string, unknown>): string {
  const tool = { name: 't', inputSchema: {}, outputSchema };
  const text = generateTypes({ services: [{ id: 's', tools: [tool] }] });
  return flatten(/output:(?<type>[\s\S]*?);\n {2}\};/u.exec(text)?.groups?.['type'] ?? text);
}
