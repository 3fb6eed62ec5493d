import type { ReactElement } from 'react';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useToday } from '../../frame/use-today.js';
import { Words } from '../../frame/words.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { InboxRow } from './inbox-row.js';
import { selectQuestions } from './select-questions.js';

/** What running tools ask for, and nobody has answered. */
export function InboxPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const today = useToday();
  const list = state.lists.inbox;
  const questions = selectQuestions(state);
  const all = state.inbox.questions.length;
  const note = questions.length === all ? `${all}` : `${questions.length} of ${all}`;
  return (
    <Pane columns={columns} isFocused={isFocused} note={note} rows={rows} title="Inbox">
      <FilterLine columns={columns - 4} list={list} placeholder="/ to filter" />
      {questions.length === 0 ? (
        <Words
          columns={columns - 4}
          text={
            all === 0
              ? 'No tool asks for anything. What one asks for while it runs is kept here until it is answered.'
              : 'No question matches. Esc clears the filter.'
          }
        />
      ) : (
        <ListRows
          items={questions}
          list={list}
          render={(question, { isSelected }) => (
            <InboxRow
              columns={columns - 4}
              isFocused={isFocused}
              isSelected={isSelected}
              question={question}
              today={today}
            />
          )}
          rows={Math.max(1, rows - 2 - rowsBeside.inbox)}
        />
      )}
    </Pane>
  );
}
