import type { ToolDefinition } from '@nanda/protocol';
import { createLintSubject } from './create-lint-subject.js';
import type { Finding, Severity } from './finding.js';
import { rules } from './rules.js';

/** How bad the findings of a rule are, or that it is not looked at, by its name. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** What is to be said of a server's tools: the worst first, then in the order of the tools. */
export function lintTools(
  tools: readonly ToolDefinition[],
  { settings = {} }: { readonly settings?: RuleSettings } = {},
): Finding[] {
  const subject = createLintSubject(tools);
  const found = rules.flatMap((rule) => {
    const severity = settings[rule.id] ?? rule.severity;
    if (severity === 'off') return [];
    return Array.from(rule.check(subject), (problem): Finding => ({
      severity,
      rule: rule.id,
      ...problem,
    }));
  });
  return found.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
}
