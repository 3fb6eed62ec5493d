import { pickFields } from '../output/pick-fields.js';
import type { OutputOptions } from '../output/read-output-options.js';
import { selectPath } from '../output/select-path.js';

/** What every result has; what is in it is known when it is there. */
const envelope = {
  requestId: '',
  connectionId: '',
  toolName: '',
  status: '',
  result: {},
  metadata: {},
};

/**
 * Looks at the names of `--json=A,B` and `--select PATH` before a tool is called: afterwards a mistake in them would cost
 * the result.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function checkChoice({ fields, select }: Pick<OutputOptions, 'fields' | 'select'>): void {
  if (fields !== undefined) pickFields(envelope, fields);
  if (select === undefined) return;
  // For its grammar: what is not there is no mistake yet.
  selectPath(envelope, select, { isLenient: true });
  const [first] = /^\.?[^.[\]]+/.exec(select) ?? [];
  if (first !== undefined && fields === undefined) selectPath(envelope, first);
}
