/** What a key, a paste or an editor does to a form. What makes no sense to the focused field changes nothing. */
export type FormEvent =
  | { readonly type: 'inserted'; readonly text: string }
  | { readonly type: 'erased'; readonly what: 'left' | 'right' | 'word' | 'to-start' | 'to-end' }
  | {
      readonly type: 'moved';
      readonly to: 'left' | 'right' | 'start' | 'end' | 'word-left' | 'word-right';
    }
  /** To another field. */
  | { readonly type: 'stepped'; readonly by: number }
  /** Up and down: through the rows of a list and the choices of an open picker, then to another field. */
  | { readonly type: 'climbed'; readonly by: 1 | -1 }
  | { readonly type: 'focused'; readonly key: string }
  /** The next or previous of the choices. */
  | { readonly type: 'chosen'; readonly by: 1 | -1 }
  /** The choice that begins with what has been typed. */
  | { readonly type: 'sought'; readonly letter: string }
  /** Turns yes into no, takes or leaves a choice, opens or closes a picker. */
  | { readonly type: 'toggled' }
  | { readonly type: 'item-added' }
  | { readonly type: 'item-removed' }
  /** Says nothing in this field; said again of an empty text: sends the empty text, then null, where they are allowed. */
  | { readonly type: 'emptied' }
  /** The whole text, as it comes back from an editor. */
  | { readonly type: 'replaced'; readonly text: string }
  /** Shows the field, or the object around it, as JSON; or again as fields, where they can hold it. */
  | { readonly type: 'switched' }
  /** Enter: the next row, the next field, or submits where nothing is left to say. */
  | { readonly type: 'entered' }
  | { readonly type: 'submitted' };
