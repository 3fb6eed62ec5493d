import { useCallback, useContext, type ReactElement } from 'react';
import type { ToolResult } from '@nanda/sdk';
import { availableViews } from '../../results/available-views.js';
import { createResultDocument } from '../../results/create-result-document.js';
import { imagesOf } from '../../results/images-of.js';
import { PictureView } from '../../results/picture/picture-view.js';
import { usePicture } from '../../results/picture/use-picture.js';
import type { ResultViewEvent } from '../../results/result-view-event.js';
import { ResultView } from '../../results/result-view.js';
import { useResultWork } from '../../results/use-result-work.js';
import { SessionContext } from '../../session/session-context.js';
import type { SessionState } from '../../session/session-state.js';
import { ColorDepthContext } from '../../theme/color-depth-context.js';
import { useTheme } from '../../theme/use-theme.js';
import { changeResultView } from './change-result-view.js';
import { resultStyles } from './result-styles.js';
import type { Run } from './run.js';
import { viewOf } from './view-of.js';

/** Props of {@link RunResult}. */
export interface RunResultProps {
  run: Run;
  result: ToolResult;
  state: SessionState;
  columns: number;
  rows: number;
}

/** The result of a call, in the view that was chosen; what takes longer goes on behind. */
export function RunResult({ run, result, state, columns, rows }: RunResultProps): ReactElement {
  const session = useContext(SessionContext);
  const depth = useContext(ColorDepthContext);
  const colors = resultStyles(useTheme());
  const view = viewOf(run, state.runs);
  const document = createResultDocument(result, { view: view.view });
  const dispatch = useCallback(
    (event: ResultViewEvent) => {
      if (session === null) return;
      for (const one of changeResultView(event, session.state)) session.perform(one);
    },
    [session],
  );
  useResultWork({ document, state: view, columns, dispatch });
  const image = view.view === 'image' ? imagesOf(result)[view.picture] : undefined;
  const picture = usePicture(depth === 8 || depth === 24 ? image : undefined);
  return (
    <ResultView
      colors={colors}
      columns={columns}
      document={document}
      picture={
        image === undefined ? undefined : (
          <PictureView
            colors={colors}
            columns={columns}
            depth={depth}
            media={image}
            rows={Math.max(1, rows - 2)}
            state={picture}
          />
        )
      }
      rows={rows}
      state={view}
      views={availableViews(result)}
    />
  );
}
