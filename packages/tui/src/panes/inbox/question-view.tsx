import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { formatAgo } from '@nanda/terminal';
import { FormView } from '../../form/form-view.js';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import { describeAsker } from './describe-asker.js';
import { isPage } from './is-page.js';
import { nameAsked } from './name-asked.js';
import { layoutQuestion } from './layout-question.js';
import type { SelectedAnswer } from './select-answer.js';

/** Props of {@link QuestionView}. */
export interface QuestionViewProps {
  selected: SelectedAnswer;
  /** Cells inside of the border. */
  columns: number;
  rows: number;
  /** The time of day, in milliseconds of the epoch. */
  today: number;
}

/** Who asks and for what, what it says, and the answer so far. */
export function QuestionView({ selected, columns, rows, today }: QuestionViewProps): ReactElement {
  const theme = useTheme();
  const { question, answering } = selected;
  const layout = layoutQuestion(selected, { columns, rows });
  const { form, failure, status } = answering;
  const until = `asks for ${nameAsked(question)}, given up ${formatAgo(question.expiresAt, { now: today })}`;
  const last = layout.offset + layout.lines.length;
  const more = `lines ${layout.offset + 1}–${last} of ${layout.count}, pageup and pagedown show the rest`;
  return (
    <Box flexDirection="column" flexShrink={0} overflow="hidden" width={columns}>
      <Text {...theme.heading} wrap="truncate-end">
        {fitText(describeAsker(question), columns)}
      </Text>
      <Text {...theme.muted} wrap="truncate-end">
        {fitText(until, columns)}
      </Text>
      {layout.lines.map(({ text, role }, index) => (
        <Text key={index} {...theme[role]} wrap="truncate-end">
          {text === '' ? ' ' : text}
        </Text>
      ))}
      <Text {...theme.muted} wrap="truncate-end">
        {layout.furthest === 0 ? ' ' : fitText(more, columns)}
      </Text>
      {form.fields.length > 0 ? (
        <FormView columns={columns} rows={layout.formRows} state={form} />
      ) : (
        <Text {...theme.muted} wrap="truncate-end">
          {fitText(isPage(question) ? pageWords : plainWords, columns)}
        </Text>
      )}
      {status === 'sending' && <Text {...theme.running}>◆ Sending the answer</Text>}
      {failure !== undefined && (
        <>
          <Text {...theme.danger} wrap="truncate-end">
            {fitText(`✖ ${failure.message}`, columns)}
          </Text>
          <Text {...theme.muted} wrap="truncate-end">
            {fitText(failure.hint === '' ? ' ' : `try: ${failure.hint}`, columns)}
          </Text>
        </>
      )}
    </Box>
  );
}

const pageWords = 'o opens it; enter says that you have opened it; d declines';
const plainWords = 'Nothing to fill in: enter says yes, ctrl-d no';
