import type { ReactElement } from 'react';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useToday } from '../../frame/use-today.js';
import { Words } from '../../frame/words.js';
import { QuestionView } from './question-view.js';
import { selectAnswer } from './select-answer.js';

/** What a running tool asks for, and the answer. */
export function QuestionPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const today = useToday();
  const selected = selectAnswer(state);
  return (
    <Pane columns={columns} isFocused={isFocused} rows={rows} title="Question">
      {selected === undefined ? (
        <Words columns={columns - 4} text="No tool asks for anything." />
      ) : (
        <QuestionView columns={columns - 4} rows={rows - 2} selected={selected} today={today} />
      )}
    </Pane>
  );
}
