import { Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useTheme } from '../../theme/use-theme.js';
import { RunCard } from './run-card.js';
import { runArguments } from './run-arguments.js';
import { RunResult } from './run-result.js';
import { runLayout } from './run-layout.js';
import { selectedRun } from './selected-run.js';

/** One call: how it is, and its result. */
export function RunPane({ state, columns, rows, isFocused, now }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const run = selectedRun(state);
  if (run === undefined) {
    return (
      <Pane columns={columns} isFocused={isFocused} rows={rows} title="Call">
        <Text {...theme.muted}>Nothing has been called yet.</Text>
      </Pane>
    );
  }
  const { runs } = state.runs;
  const number = runs.indexOf(run) + 1;
  const width = Math.max(1, columns - 4);
  const layout = runLayout(run, { columns: width, rows: rows - 2 });
  const { logRows, failureLines, resultRows } = layout;
  const given = layout.hasArguments ? runArguments(run, state) : '';
  return (
    <Pane
      columns={columns}
      isFocused={isFocused}
      note={runs.length > 1 ? `${number} of ${runs.length}` : ''}
      rows={rows}
      title={sanitizeLine(run.tool)}
    >
      <RunCard {...{ failureLines, given, logRows, now, run }} columns={width} />
      {run.result !== undefined && resultRows > 0 && (
        <RunResult columns={width} result={run.result} rows={resultRows} run={run} state={state} />
      )}
    </Pane>
  );
}
