import { plural } from '@nanda/terminal';
import { allChecks } from '../doctor/all-checks.js';
import { createDoctorContext } from '../doctor/create-doctor-context.js';
import { formatFindings } from '../doctor/format-findings.js';
import { type RepairedFinding, repairFindings } from '../doctor/repair-findings.js';
import { runChecks } from '../doctor/run-checks.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Milliseconds that each check has, and a registry within that. */
const limit = 5000;
const patience = 3000;
/** Milliseconds in which what was printed gets to where it goes. */
const lastWords = 500;

export const doctor = defineCommand({
  summary: 'Find out what is wrong, and what to do about it.',
  arguments: [],
  examples: [
    { line: 'doctor', does: 'one line a check' },
    { line: 'doctor --fix', does: 'and mend what is safe to mend' },
    { line: 'doctor --json', does: 'for a program' },
  ],
  options: {
    fix: { kind: 'flag', summary: 'Mend what is safe: stale files, modes, services left running' },
    ...proxyOptions,
  },
  notes: [
    '✓ is well, - is worth knowing, ! may be a problem, ✗ is one. It starts nothing, takes a few seconds at most, and ends with 1 where there is a ✗.',
    'The servers of your registries are asked whether they are there; nothing else goes over the network.',
  ],
  forgivesSettings: true,
  async run({ io, output, options, settings }) {
    const context = createDoctorContext({ io, settings }, { timeout: patience });
    const found = await runChecks(allChecks, { context, limit });
    const findings: readonly RepairedFinding[] = options.fix ? await repairFindings(found) : found;
    const count = (state: string) => findings.filter((one) => one.state === state).length;
    const [problems, warnings] = [count('problem'), count('warning')];
    if (output.json) {
      const checks = findings.map(({ check: name, state, message, advice, fixed, repair }) => ({
        name,
        state,
        message,
        ...(advice !== undefined && { advice }),
        ...(repair !== undefined && { fixable: true }),
        ...(fixed && { fixed }),
      }));
      output.document({ ok: problems === 0, problems, warnings, checks });
    } else {
      output.print(formatFindings(findings, output));
      const mendable = findings.filter(({ repair }) => repair !== undefined).length;
      output.print(`\n${sum(problems, warnings)}`);
      if (mendable > 0 && !options.fix) {
        output.note(`${plural(mendable, 'finding')} can be mended: nanda doctor --fix`);
      }
    }
    const code = problems > 0 ? 1 : 0;
    // What did not answer in time would keep the process for as long as it likes.
    setTimeout(() => io.exit(code), lastWords).unref();
    return code;
  },
});

function sum(problems: number, warnings: number): string {
  if (problems + warnings === 0) return 'All is well.';
  const parts = [
    ...(problems > 0 ? [plural(problems, 'problem')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return `${parts.join(' and ')}.`;
}
