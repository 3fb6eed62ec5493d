import type { ReactElement } from 'react';
import { ConnectionsPane } from '../panes/connections/connections-pane.js';
import { DetailPane } from '../panes/detail/detail-pane.js';
import { CallFormPane } from '../panes/form/call-form-pane.js';
import { HistoryPane } from '../panes/history/history-pane.js';
import { InboxPane } from '../panes/inbox/inbox-pane.js';
import { QuestionPane } from '../panes/inbox/question-pane.js';
import { LogsPane } from '../panes/logs/logs-pane.js';
import { RunPane } from '../panes/runs/run-pane.js';
import { FacetsPane } from '../panes/services/facets-pane.js';
import { ServicesPane } from '../panes/services/services-pane.js';
import { ToolsPane } from '../panes/tools/tools-pane.js';
import { TranscriptPane } from '../panes/transcript/transcript-pane.js';
import type { ColumnName, PlaceName, WorkName } from '../view/view-state.js';
import type { SessionPaneProps } from './pane-props.js';

/** Props of {@link Column}. */
export interface ColumnProps extends SessionPaneProps {
  name: ColumnName;
}

/** The pane that a column shows now. */
export function Column({ name, ...props }: ColumnProps): ReactElement {
  const { place, work, output } = props.state.view;
  switch (name) {
    case 'places':
      return <PlacePane {...props} place={place} />;
    case 'work':
      return <WorkPane {...props} work={work} />;
    case 'output':
      return output === 'run' ? <RunPane {...props} /> : <TranscriptPane {...props} />;
  }
}

function PlacePane({ place, ...props }: SessionPaneProps & { place: PlaceName }): ReactElement {
  switch (place) {
    case 'services':
      return <ServicesPane {...props} />;
    case 'connections':
      return <ConnectionsPane {...props} />;
    case 'history':
      return <HistoryPane {...props} />;
    case 'inbox':
      return <InboxPane {...props} />;
    case 'logs':
      return <LogsPane {...props} />;
  }
}

function WorkPane({ work, ...props }: SessionPaneProps & { work: WorkName }): ReactElement {
  switch (work) {
    case 'detail':
      return <DetailPane {...props} />;
    case 'tools':
      return <ToolsPane {...props} />;
    case 'form':
      return <CallFormPane {...props} />;
    case 'question':
      return <QuestionPane {...props} />;
    case 'facets':
      return <FacetsPane {...props} />;
  }
}
