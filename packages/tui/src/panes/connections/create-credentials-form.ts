import { fieldTitle, isSecretField, type WantedChallenge, type WantedField } from '@nanda/terminal';
import { createForm } from '../../form/create-form.js';
import type { FormState } from '../../form/form-state.js';

const address = { pattern: '^0x[0-9a-fA-F]{40}$' } as const;

/** What members of credentials look like, by their names. */
const shapes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  walletAddress: { ...address, description: '0x and 40 digits; it is no secret' },
  contractAddress: address,
  tokenId: { pattern: '^[0-9]{1,78}$' },
  username: { pattern: '^[^:]*$' },
};

/** A form that asks for exactly what a service wants, with nothing secret shown. */
export function createCredentialsForm({ fields }: Pick<WantedChallenge, 'fields'>): FormState {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    required: fields
      .filter(({ isRequired, default: standing }) => isRequired === true && standing === undefined)
      .map(({ name }) => name),
  };
  const secrets = fields.filter(isSecretField).map(({ name }) => name);
  return createForm(schema, { labels: 'titles', secrets });
}

function propertyOf(field: WantedField): Readonly<Record<string, unknown>> {
  const { name, in: place, description, placeholder, choices = [], default: standing } = field;
  const shape = place === 'auth' && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  const about = [description, placeholder && `such as ${placeholder}`].filter(Boolean).join('; ');
  return {
    type: 'string',
    title: fieldTitle(field),
    ...shape,
    ...(about !== '' && { description: about }),
    ...(choices.length > 0 && { enum: [...choices] }),
    // What is secret is not shown as a usual value either; it is taken where nothing is typed.
    ...(standing !== undefined && !isSecretField(field) && { default: standing }),
  };
}
