import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { CompletionPopup } from '../prompt/completion-popup.js';
import { Prompt } from '../prompt/prompt.js';
import type { SessionState } from '../session/session-state.js';
import { Breadcrumb } from './breadcrumb.js';
import { Column } from './column.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { layoutOf } from './layout-of.js';
import { leastSize } from './least-size.js';
import { OverlayView } from './overlay-view.js';
import { StatusLine } from './status-line.js';
import { Toast } from './toast.js';

/** Props of {@link SessionView}. */
export interface SessionViewProps {
  state: SessionState;
  /** On the session's clock, in milliseconds. */
  now: number;
}

/** The whole screen for a state. Pure: no keys, no timers. */
export function SessionView({ state, now }: SessionViewProps): ReactElement {
  const { view, input } = state;
  const { columns, rows } = view.size;
  const layout = layoutOf(view);
  if (!layout.isUsable) {
    const notice = `${columns}×${rows} is too small: make it ${leastSize.columns}×${leastSize.rows}`;
    return <Text wrap="truncate-end">{notice}</Text>;
  }
  const focused = view.mode === 'prompt' || view.overlay !== null ? undefined : view.column;
  return (
    <Box flexDirection="column" height={rows} overflow="hidden" width={columns}>
      <Header columns={columns} state={state} />
      {layout.hasBreadcrumb && <Breadcrumb columns={columns} state={state} />}
      <Box flexShrink={0} height={layout.rows}>
        {layout.columns.map((column) => (
          <Column
            columns={column.columns}
            isFocused={column.name === focused}
            key={column.name}
            name={column.name}
            now={now}
            rows={layout.rows}
            state={state}
          />
        ))}
        {view.overlay !== null && (
          <OverlayView
            columns={columns}
            now={now}
            overlay={view.overlay}
            rows={layout.rows}
            state={state}
          />
        )}
        {view.mode === 'prompt' && view.overlay === null && input.completion !== null && (
          <CompletionPopup columns={columns} completion={input.completion} rows={layout.rows} />
        )}
      </Box>
      {view.toast === null ? (
        <StatusLine columns={columns} now={now} state={state} />
      ) : (
        <Toast columns={columns} toast={view.toast} />
      )}
      <Prompt
        columns={columns}
        input={input}
        isFocused={view.mode === 'prompt' && view.overlay === null}
        row={rows - 2}
      />
      <Footer columns={columns} state={state} />
    </Box>
  );
}
