import type { Resource } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { isText } from './is-text.js';
import { keepTyped } from '../keep-typed.js';
import type { OfferList } from './offer-list.js';

export const resourceList: OfferList<Resource> = {
  method: 'resources/list',
  member: 'resources',
  read(row) {
    if (!isObject(row)) return undefined;
    const { uri } = row;
    if (!isText(uri) || uri === '') return undefined;
    const { kept, leftOut } = keepTyped(row, {
      name: isText,
      title: isText,
      description: isText,
      mimeType: isText,
    });
    return { row: { ...kept, uri }, key: uri, leftOut };
  },
};
