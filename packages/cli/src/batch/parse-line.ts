import { nearestName, splitWords } from '@nanda/terminal';

/** What a line of a batch says, before anything is looked up. */
export interface BatchLine {
  readonly id?: string | number;
  readonly connection?: string;
  /** `tool`, or `connection/tool`. */
  readonly tool: string;
  /** The tool's arguments, in the words of the command line. */
  readonly words: readonly string[];
}

export type ParsedLine = { readonly call: BatchLine } | { readonly problem: string };

const members = ['id', 'connection', 'tool', 'arguments', 'line'];

/** Reads a call: a JSON object with `tool` and `arguments`, or with `line`, or the words of a call themselves. */
export function parseLine(text: string): ParsedLine {
  const line = text.trim();
  if (!line.startsWith('{')) return readWords(line);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message}.` };
  }
  return readObject(value as Readonly<Record<string, unknown>>);
}

function readObject(value: Readonly<Record<string, unknown>>): ParsedLine {
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, members);
    const known =
      nearest === undefined ? `It has ${members.join(', ')}.` : `Did you mean ${nearest}?`;
    return { problem: `A call has no member "${unknown}". ${known}` };
  }
  const { id, connection, tool, line, arguments: given = {} } = value;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    return { problem: 'The id is text or a number.' };
  }
  if (connection !== undefined && typeof connection !== 'string') {
    return { problem: 'The connection is the name of one, or its id.' };
  }
  const own = { ...(id !== undefined && { id }), ...(connection !== undefined && { connection }) };
  if (line !== undefined) {
    if (typeof line !== 'string' || tool !== undefined || value['arguments'] !== undefined) {
      return { problem: 'A line is text, and stands for tool and arguments.' };
    }
    const read = readWords(line);
    return 'call' in read ? { call: { ...read.call, ...own } } : read;
  }
  if (typeof tool !== 'string' || tool.trim() === '') {
    return { problem: 'It does not say which tool: {"tool": "…", "arguments": {…}}.' };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { problem: 'The arguments are a JSON object.' };
  }
  return { call: { ...own, tool, words: [JSON.stringify(given)] } };
}

function readWords(line: string): ParsedLine {
  try {
    const [tool, ...words] = splitWords(line);
    if (tool === undefined) return { problem: 'It does not say which tool.' };
    return { call: { tool, words } };
  } catch (error) {
    return { problem: `${(error as Error).message}.`.replace(/^t/, 'T') };
  }
}
