import type { ChallengeField, ServiceAuthKind, ServiceInput, Transport } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import type { RecordEndpoint, ServiceRecord } from '../catalog/service-record.js';
import { chooseEndpoint } from '../connections/targets/choose-endpoint.js';
import { fillHeaders } from '../connections/targets/fill-headers.js';
import { fillUrl } from '../connections/targets/fill-url.js';
import { fieldsOfKind } from './fields-of-kind.js';

export interface WantedFields {
  readonly kind: ServiceAuthKind;
  readonly fields: ChallengeField[];
}

export interface WantedFieldsOptions {
  /** @default any */
  readonly transport?: Transport | undefined;
  /** What the service itself has said, where it has just refused somebody. @default nobody has asked it */
  readonly said?: ServiceAuthKind | undefined;
}

/** More are not asked for. */
const maxFields = 32;
const bearerTemplate = /^bearer \{[\w.-]+\}$/i;

/**
 * What a service wants of who connects: by what it answered just now, else by what its registry says. Header fields and parts of its
 * address that it cannot do without come before everything.
 */
export function wantedFields(
  record: ServiceRecord,
  { transport, said }: WantedFieldsOptions = {},
): WantedFields {
  const endpoint = chooseEndpoint(record, { transport });
  const ofUrl = endpoint === undefined ? [] : urlFields(endpoint);
  const inputs = endpoint === undefined ? [] : requiredInputs(endpoint);
  const isToken = inputs.every((input) => isTokenInput(input, said));
  const ofHeaders = inputs.flatMap(headerFields);
  if (!isToken) return custom([...ofUrl, ...ofHeaders]);
  const kind = kindOf(record, said);
  if (ofUrl.length === 0) return { kind, fields: fieldsOfKind(kind, { record, input: inputs[0] }) };
  // A part of the address goes with header fields alone.
  if (ofHeaders.length > 0) return custom([...ofUrl, ...ofHeaders]);
  return custom([...ofUrl, ...carrierOf(kind, record)]);
}

function custom(fields: readonly ChallengeField[]): WantedFields {
  const unique = new Map(fields.map((field) => [`${field.in} ${field.name.toLowerCase()}`, field]));
  return { kind: 'custom', fields: [...unique.values()].slice(0, maxFields) };
}

function kindOf({ auth }: ServiceRecord, said: ServiceAuthKind | undefined): ServiceAuthKind {
  const { kind: known } = auth;
  if (said === undefined) return known;
  // It has just refused who gave nothing, whatever is listed.
  const listed = known === 'none' || known === 'unknown' ? 'bearer' : known;
  // Many services say no more than `Bearer` of a refusal, whatever it is that they want.
  const isVague = said === 'unknown' || said === 'bearer';
  return isVague || known === 'evmauth' ? listed : said;
}

function requiredInputs({ headers = [] }: RecordEndpoint): readonly ServiceInput[] {
  return headers.filter(
    (input) => isNeeded(input) && isCredentialHeader(input.name) && headerFields(input).length > 0,
  );
}

/** A field that is optional goes with a part that is not. */
function isNeeded({ isRequired, variables = [] }: ServiceInput): boolean {
  return isRequired === true || variables.some((variable) => variable.isRequired === true);
}

/** Whether a field carries nothing but a token, so that one of the kinds of credentials says it better. */
function isTokenInput({ name, value }: ServiceInput, said: ServiceAuthKind | undefined): boolean {
  if (name.toLowerCase() !== 'authorization') return false;
  return value === undefined || bearerTemplate.test(value) || said === 'oauth2' || said === 'basic';
}

function urlFields(endpoint: RecordEndpoint): ChallengeField[] {
  return fillUrl(endpoint, { variables: {} }).missing.map((text) => {
    const name = text.slice(1, -1);
    const input = endpoint.variables?.find((one) => one.name === name) ?? { name };
    return { ...plain(input), isRequired: true, in: 'variable' };
  });
}

/** What has to be given for a header field: itself, or what stands for names in its value. */
function headerFields(input: ServiceInput): ChallengeField[] {
  if (input.value === undefined) return [{ ...plain(input), in: 'header' }];
  const required = { ...input, isRequired: true };
  return fillHeaders({ url: '', headers: [required] }, { variables: {} }).missing.map((name) => {
    const variable = input.variables?.find((one) => one.name === name) ?? { name };
    const isSecret = variable.isSecret ?? input.isSecret;
    return {
      ...plain(variable),
      ...(isSecret !== undefined && { isSecret }),
      isRequired: true,
      in: 'variable',
    };
  });
}

/** What carries credentials of a kind beside others. */
function carrierOf(kind: ServiceAuthKind, record: ServiceRecord): ChallengeField[] {
  if (kind === 'none' || kind === 'unknown') return [];
  if (kind !== 'custom' && kind !== 'api_key') {
    return [{ name: 'Authorization', isRequired: true, isSecret: true, in: 'header' }];
  }
  return fieldsOfKind('custom', { record, input: undefined });
}

/** A copy without what the registry has for itself alone. */
function plain(given: ServiceInput): ServiceInput {
  const { value: _, variables: __, ...input } = given;
  return { ...input, ...(input.choices && { choices: [...input.choices] }) };
}
