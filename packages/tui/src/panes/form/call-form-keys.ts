import { editorText } from '../../form/editor-text.js';
import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { changeCallForm } from './change-call-form.js';

/** Keys of the form of a tool. What else is pressed there is typed into its fields. */
export const callFormKeys: readonly Binding[] = [
  {
    id: 'form.submit',
    context: 'form',
    keys: ['ctrl-s', 'ctrl-enter'],
    title: 'Call the tool with what is filled in',
    short: 'run',
    act: (state) => changeCallForm({ type: 'submitted' }, state),
  },
  {
    id: 'form.next',
    context: 'form',
    keys: ['enter'],
    title: 'Next field; where nothing is left to say, call the tool',
    short: 'next/run',
    act: (state) => changeCallForm({ type: 'entered' }, state),
  },
  {
    id: 'form.leave',
    context: 'form',
    keys: ['esc'],
    title: 'Back to the tools; what is filled in stays',
    short: 'back',
    act: (state) =>
      hasOpenPicker(state)
        ? changeCallForm({ type: 'toggled' }, state)
        : [{ type: 'work-opened', work: 'tools' }],
  },
  {
    id: 'form.editor',
    context: 'form',
    keys: ['ctrl-e'],
    title: 'Write the field in your editor',
    short: 'editor',
    whyNot: ({ callForm }) =>
      callForm === null || editorText(callForm.form) === undefined
        ? 'This field is not written in an editor'
        : undefined,
    act: () => [{ intent: 'edit-field' }],
  },
  {
    id: 'form.switch',
    context: 'form',
    keys: ['ctrl-t'],
    title: 'Fields or JSON',
    act: (state) => changeCallForm({ type: 'switched' }, state),
  },
  {
    id: 'form.copy',
    context: 'form',
    keys: ['ctrl-y'],
    title: 'Copy the command that the form makes',
    short: 'copy',
    act: () => [{ intent: 'copy', what: 'cli' }],
  },
];

/** Esc closes what lies open in the form before it leaves the form. */
function hasOpenPicker({ callForm }: SessionState): boolean {
  const field = callForm?.form.fields[callForm.form.focused];
  return (field?.kind === 'choice' || field?.kind === 'choices') && field.isOpen;
}
