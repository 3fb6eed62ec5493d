import type { ResourceTemplate } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { isText } from './is-text.js';
import { keepTyped } from '../keep-typed.js';
import type { OfferList } from './offer-list.js';

export const resourceTemplateList: OfferList<ResourceTemplate> = {
  method: 'resources/templates/list',
  member: 'resourceTemplates',
  read(row) {
    if (!isObject(row)) return undefined;
    const { uriTemplate } = row;
    if (!isText(uriTemplate) || uriTemplate === '') return undefined;
    const { kept, leftOut } = keepTyped(row, {
      name: isText,
      title: isText,
      description: isText,
      mimeType: isText,
    });
    return { row: { ...kept, uriTemplate }, key: uriTemplate, leftOut };
  },
};
