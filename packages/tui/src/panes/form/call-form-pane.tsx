import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { formatToolArguments, quoteForShell, sanitizeLine } from '@nanda/terminal';
import { FormView } from '../../form/form-view.js';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useTheme } from '../../theme/use-theme.js';
import { aboutTool } from './about-tool.js';

/** The form of a tool: what it does, what it takes, and the command that it makes. */
export function CallFormPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const { callForm, connections } = state;
  if (callForm === null) {
    return (
      <Pane columns={columns} isFocused={isFocused} rows={rows} title="Call">
        <Text {...theme.muted}>Enter on a tool opens its form here.</Text>
      </Pane>
    );
  }
  const { tool, form, connectionId } = callForm;
  const connection = connections.connections.find(({ id }) => id === connectionId);
  const definition = connection?.metadata.tools.find(({ name }) => name === tool);
  const schema = definition?.inputSchema ?? {};
  const width = Math.max(1, columns - 4);
  const room = rows - 2;
  const about = aboutTool(state, { columns: width, rows: room });
  const preview = (parameters: Readonly<Record<string, unknown>>): string =>
    [
      'nanda exec',
      ...[tool, ...formatToolArguments(parameters, { schema })].map(quoteForShell),
    ].join(' ');
  return (
    <Pane columns={columns} isFocused={isFocused} rows={rows} title={`Call ${sanitizeLine(tool)}`}>
      <Box flexDirection="column" flexShrink={0}>
        {about.map((line, index) => (
          <Text key={index} {...theme.muted} wrap="truncate-end">
            {line}
          </Text>
        ))}
      </Box>
      <FormView columns={width} preview={preview} rows={room - about.length} state={form} />
    </Pane>
  );
}
