import type { Connection } from '@nanda/protocol';
import { formatColumns, formatCount, oneLine, plural, wrapWords } from '@nanda/terminal';
import { findTarget } from '../generate/find-target.js';
import { checkLive } from '../lint/check-live.js';
import { countFindings } from '../lint/count-findings.js';
import { estimateTokens } from '../lint/estimate-tokens.js';
import { formatFindings } from '../lint/format-findings.js';
import { lintTools } from '../lint/lint-tools.js';
import { readRuleSettings } from '../lint/read-rule-settings.js';
import { readToolsFile } from '../lint/read-tools-file.js';
import { rules } from '../lint/rules.js';
import { usageError } from '../options/usage-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const check = defineCommand({
  summary: 'Find out what is wrong with the tools of a server: schemas, names, texts, sizes.',
  arguments: [
    {
      name: 'server',
      summary: 'A connection or a service (id, name, row), or a file of tools (.json, -)',
    },
  ],
  examples: [
    { line: 'check coffee', does: 'what fails or will trouble somebody' },
    { line: 'check coffee --notes --live', does: 'all, and how it behaves' },
    { line: 'check tools.json --strict --rule size-list=off', does: 'in CI' },
    { line: 'check --rules', does: 'what is looked at' },
  ],
  options: {
    strict: { kind: 'flag', summary: 'Fail for warnings too' },
    notes: { kind: 'flag', summary: 'Show also what could be better' },
    live: { kind: 'flag', summary: 'See how it behaves: connects, lists its tools twice, pings' },
    rule: { kind: 'text', many: true, value: 'NAME=LEVEL', summary: 'off, info, warning or error' },
    rules: { kind: 'flag', summary: 'List the rules' },
    ...proxyOptions,
  },
  notes: [
    'Ends with 0, or with 1 where there is an error (with --strict: or a warning). No tool is called. --json has every finding, notes too: severity, rule, place (a JSON pointer), message, fix.',
  ],
  async run(context) {
    const { io, options, output, positionals } = context;
    if (options.rules === true) return showRules();
    const [typed] = positionals;
    if (typed === undefined) throw usageError('Which server? nanda check <server>');
    const settings = readRuleSettings(options.rule ?? []);
    const isFile = typed === '-' || typed.endsWith('.json');
    if (isFile && options.live === true)
      throw usageError('--live is for a server, not for a file.');

    const { name, tools, connection, serviceId } = isFile
      ? { name: typed, tools: await readToolsFile(typed, io), connection: undefined, serviceId: '' }
      : await findTarget(typed, context).then(({ service, ...found }) => ({
          name: service.name,
          serviceId: service.id,
          ...found,
        }));
    const live = options.live === true ? await lookLive(connection, serviceId) : [];
    const findings = [...lintTools(tools, { settings }), ...live];
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    const fails = errors > 0 || (options.strict === true && warnings > 0);
    const tokens = estimateTokens(
      tools.map((tool) => ({
        name: tool.name,
        description: tool.description,
        inputSchema: tool.inputSchema,
      })),
    );
    if (output.json) {
      const notes = findings.length - errors - warnings;
      output.document({
        name,
        tools: tools.length,
        tokens,
        errors,
        warnings,
        notes,
        passed: !fails,
        findings,
      });
      return fails ? 1 : 0;
    }
    const { style, clean } = output;
    const shown = findings.filter(({ severity }) => options.notes === true || severity !== 'info');
    if (shown.length > 0) output.print(`${formatFindings(shown, { output })}\n`);
    const size = `${plural(tools.length, 'tool')}, about ${formatCount(tokens)} tokens`;
    const title = `${style.bold(clean(oneLine(name, 60)))} (${size})`;
    output.print(
      `${title}: ${fails ? style.red(countFindings(findings)) : countFindings(findings)}.`,
    );
    if (shown.length < findings.length)
      output.note(output.noteStyle.dim('--notes shows the notes.'));
    return fails ? 1 : 0;

    /** On the connection that is open, or on one that is there for this alone. */
    async function lookLive(open: Connection | undefined, of: string) {
      const client = await context.client();
      if (open !== undefined) return checkLive(open, { client, settings });
      const params = { serviceId: of };
      const { data } = await client.call<Connection>('connections.create', {
        params,
        body: {},
        timeout: 120_000,
      });
      try {
        return await checkLive(data, { client, settings });
      } finally {
        await client.call('connections.delete', { params: { connectionId: data.id } });
      }
    }

    function showRules(): number {
      const listed = rules.map(({ id, severity, summary }) => ({ id, severity, summary }));
      if (output.json) output.document({ rules: listed });
      else {
        const rows = listed.map(({ id, severity, summary }) => [
          output.style.bold(id),
          severity === 'info' ? 'note' : severity,
          summary,
        ]);
        const width = Number.isFinite(output.width) ? output.width : 1000;
        const lines = formatColumns(rows).split('\n');
        // The summary goes on below itself.
        const plain = listed.map(({ id }) => [id, 'warning', '|']);
        const hanging = formatColumns(plain).indexOf('|');
        output.print(lines.map((line) => wrapWords(line, { width, hanging })).join('\n'));
      }
      return 0;
    }
  },
});
