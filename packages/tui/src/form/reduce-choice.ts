import { seekChoice } from './seek-choice.js';
import type { ChoiceField, ChoicesField } from './form-field.js';
import type { FormEvent } from './form-event.js';

/** A picker after an event; the same object where that means nothing to it. */
export function reduceChoice(
  field: ChoiceField | ChoicesField,
  event: FormEvent,
): ChoiceField | ChoicesField {
  switch (event.type) {
    case 'chosen':
      return step(field, event.by);
    case 'climbed':
      return field.isOpen ? climb(field, event.by) : field;
    case 'sought': {
      const index = placeOf(field);
      const { choices, sought } = field;
      const found = seekChoice(event.letter, { choices, index, sought });
      return found === undefined ? field : { ...at(field, found.index), sought: found.sought };
    }
    case 'toggled':
      return field.kind === 'choice' ? { ...field, isOpen: !field.isOpen } : toggle(field);
    case 'emptied':
    case 'erased':
      return clear(field);
    default:
      return field;
  }
}

function placeOf(field: ChoiceField | ChoicesField): number {
  return field.kind === 'choice' ? field.chosen : field.current;
}

function at(field: ChoiceField | ChoicesField, index: number): ChoiceField | ChoicesField {
  return field.kind === 'choice' ? { ...field, chosen: index } : { ...field, current: index };
}

/** To the end of the list, where the next key leads out of it. */
function climb(field: ChoiceField | ChoicesField, by: 1 | -1): ChoiceField | ChoicesField {
  const least = field.kind === 'choice' && !field.isRequired ? -1 : 0;
  const next = Math.max(placeOf(field), least - 1) + by;
  return next < least || next >= field.choices.length ? field : { ...at(field, next), sought: '' };
}

/** Round and round; past "nothing" where nothing may be chosen. */
function step(field: ChoiceField | ChoicesField, by: 1 | -1): ChoiceField | ChoicesField {
  const least = field.kind === 'choice' && !field.isRequired ? -1 : 0;
  const count = field.choices.length - least;
  const place = placeOf(field);
  // From nothing, back is to the last.
  const next = place < least ? (by === 1 ? 0 : count - 1) : (place + by - least + count) % count;
  return { ...at(field, next + (place < least ? 0 : least)), sought: '' };
}

function toggle(field: ChoicesField): ChoicesField {
  const { chosen, current } = field;
  const next = chosen.includes(current)
    ? chosen.filter((index) => index !== current)
    : [...chosen, current].toSorted((a, b) => a - b);
  return { ...field, chosen: next, sought: '' };
}

function clear(field: ChoiceField | ChoicesField): ChoiceField | ChoicesField {
  if (field.kind === 'choices') {
    return field.chosen.length === 0 ? field : { ...field, chosen: [], sought: '' };
  }
  const mayBeNothing = !field.isVariant && field.chosen !== -1;
  return mayBeNothing ? { ...field, chosen: -1, sought: '' } : field;
}
