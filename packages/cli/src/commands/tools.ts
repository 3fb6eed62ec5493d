import { sanitizeLine } from '@nanda/terminal';
import { listOpenTools } from '../tools/list-open-tools.js';
import { printToolList } from '../tools/print-tool-list.js';
import { printToolTree } from '../tools/print-tool-tree.js';
import { splitPrefix } from '../tools/split-prefix.js';
import { toolTree } from '../tools/tool-tree.js';
import { connectionArgument } from './connection-argument.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** More than this are many. */
const many = 30;

export const tools = defineCommand({
  summary: 'List the tools of a connection, with the options that they take.',
  arguments: [
    connectionArgument,
    { name: 'prefix', summary: 'Only those whose names begin so: issues_, issues. or issues*' },
  ],
  examples: [
    { line: 'tools', does: 'of the current connection' },
    { line: 'tools weather --json', does: 'of another one, with their schemas' },
    { line: 'tools --tree', does: 'many of them, by how their names begin' },
    { line: 'tools list issues_', does: 'those that begin so' },
    { line: 'tools --all', does: 'of every open connection' },
  ],
  options: {
    connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
    all: { kind: 'flag', summary: 'Of every open connection' },
    tree: { kind: 'flag', summary: 'Only how their names begin, and how many begin so' },
    ...proxyOptions,
  },
  async run(context) {
    const { output, options, positionals, program } = context;
    const { all, connection: given } = options;
    // Where all are meant, or one is named, a word can only be how names begin.
    const wanted = all || given !== undefined ? [given, positionals[0] ?? ''] : positionals;
    const { connection: named, prefix } = splitPrefix(wanted);
    const { connections, tools: known } = await listOpenTools(context, { named, all });
    const listed = known.filter(
      // Of all, the tree shows names with their connection.
      ({ tool, name }) => tool.name.startsWith(prefix) || name.startsWith(prefix),
    );
    const tree = options.tree ? toolTree(listed.map(({ name }) => name)) : undefined;
    const [first] = connections;
    if (output.json) {
      output.document({ ...(all !== true && { connectionId: first?.id }), ...data() });
      return;
    }
    const { noteStyle } = output;
    if (listed.length === 0) {
      const label = all || first === undefined ? undefined : output.clean(first.label);
      const whose = label === undefined ? 'There are' : `${label} has`;
      output.print(`${whose} no tools${prefix === '' ? '' : ` that begin with ${prefix}`}.`);
      return;
    }
    if (tree !== undefined) {
      printToolTree(tree, output);
      const group = tree.groups[0]?.prefix;
      if (group === undefined) return;
      const list = `${program} tools list ${all ? '--all ' : ''}${sanitizeLine(group)}`;
      output.note(noteStyle.dim(`${list} shows those that begin so.`));
      return;
    }
    printToolList(listed, output);
    if (listed.length > many) {
      output.note(noteStyle.dim(`${listed.length} tools: --tree shows how their names begin.`));
    }
    const on = named === undefined ? '' : ` -c ${named}`;
    const call = program === 'nanda' ? `nanda exec${on}` : `${program} call ${first?.id ?? ''}`;
    output.note(noteStyle.dim(`${call} <tool> --help shows all about one.`));

    function data() {
      if (tree !== undefined) {
        const groups = tree.groups.map(({ prefix: beginning, names }) => ({
          prefix: beginning,
          count: names.length,
        }));
        return { groups, tools: tree.names.map((name) => ({ name })) };
      }
      return {
        tools: listed.map(({ tool, connection }) =>
          all ? { connectionId: connection.id, connection: connection.label, ...tool } : tool,
        ),
      };
    }
  },
});
