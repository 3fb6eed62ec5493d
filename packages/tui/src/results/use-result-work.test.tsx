import type { ToolResult } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { render } from 'ink-testing-library';
import { type ReactElement, useReducer } from 'react';
import { expect, test } from 'vitest';
import { availableViews } from './available-views.js';
import { createResultDocument } from './create-result-document.js';
import { initialResultView } from './initial-result-view.js';
import { readDocumentFacts } from './read-document-facts.js';
import { reduceResultView } from './reduce-result-view.js';
import type { ResultViewEvent } from './result-view-event.js';
import type { ResultViewState } from './result-view-state.js';
import { ResultView } from './result-view.js';
import { useResultWork } from './use-result-work.js';

const rows = Array.from({ length: 30_000 }, (_, id) => ({ id, name: id === 20_000 ? 'Ada' : 'x' }));
const result: ToolResult = { content: [], structuredContent: rows };
const size = { columns: 50, rows: 6 };

function Probe({ onReady }: { readonly onReady: (dispatch: Dispatch) => void }): ReactElement {
  const [state, dispatch] = useReducer(reduce, initialResultView('json'));
  const document = createResultDocument(result, { view: state.view });
  useResultWork({ document, state, columns: size.columns, dispatch });
  onReady(dispatch);
  return (
    <ResultView
      {...size}
      colors={{}}
      document={document}
      state={state}
      views={availableViews(result)}
    />
  );
}

type Dispatch = (event: ResultViewEvent) => void;

function reduce(state: ResultViewState, event: ResultViewEvent): ResultViewState {
  const document = createResultDocument(result, { view: state.view });
  return reduceResultView(state, event, readDocumentFacts(document, { state, ...size }));
}

test('rows are counted, and what is looked for is found, while everything else goes on', async () => {
  let dispatch: Dispatch = () => undefined;
  const { lastFrame, unmount } = render(<Probe onReady={(given) => (dispatch = given)} />);
  const frame = () => lastFrame() ?? '';
  expect(frame()).toContain('of about');
  await waitFor(() => frame().includes('rows 1–4 of 120,002'), {
    description: 'rows 1–4 of 120,002',
  });

  dispatch({ type: 'search-opened' });
  dispatch({ type: 'search-typed', query: 'ada' });
  await waitFor(() => frame().includes('/ada▏'), { description: '/ada▏' });
  dispatch({ type: 'search-started', isBackward: false });
  await waitFor(() => frame().includes('/ada  in row 80,004'), {
    description: '/ada  in row 80,004',
  });
  expect(frame()).toContain('"name": "Ada"');

  dispatch({ type: 'view-chosen', view: 'tree' });
  await waitFor(() => frame().includes('name  "Ada"'), { description: 'name  "Ada"' });
  expect(frame()).toContain('▾ 20000  2 keys');

  dispatch({ type: 'search-opened' });
  dispatch({ type: 'search-typed', query: 'nowhere' });
  dispatch({ type: 'search-started', isBackward: false });
  await waitFor(() => frame().includes('/nowhere  not found'), {
    description: '/nowhere  not found',
  });
  unmount();
});
