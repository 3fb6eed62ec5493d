import type { CatalogView } from '../view/catalog-view.js';
import { indexFields, type IndexField } from './index-fields.js';
import type { ScoreModel } from './create-scorer.js';

const fieldWeights: Readonly<Record<IndexField, number>> = {
  name: 3,
  title: 2.6,
  tags: 1.5,
  publisher: 0.8,
  tools: 1.3,
  description: 1,
};
const weights = indexFields.map((field) => fieldWeights[field]);
const [nameField, titleField, descriptionField] = [
  indexFields.indexOf('name'),
  indexFields.indexOf('title'),
  indexFields.indexOf('description'),
];

/** Words of a description that are neither many nor few. */
const usualWords = 22;

/** How hits in the listings of a view count: those in short names and short descriptions more. */
export function serviceScoreModel({ rows, rowOf, serviceOf, faces }: CatalogView): ScoreModel {
  const { nameWords, words } = rows;
  return {
    itemCount: faces.length,
    itemOf(document) {
      const row = rowOf(document);
      return row < 0 ? -1 : (serviceOf[row] ?? -1);
    },
    fieldWeight(document, field) {
      const weight = weights[field] ?? 0;
      const row = rowOf(document);
      if (field === nameField || field === titleField) {
        return weight / (0.7 + 0.15 * Math.max(1, nameWords[row] ?? 1));
      }
      if (field !== descriptionField) return weight;
      return weight / (0.7 + (0.3 * (words[row] ?? usualWords)) / usualWords);
    },
    nameShare(document, field) {
      return field === nameField ? 1 / Math.max(1, nameWords[rowOf(document)] ?? 1) : 0;
    },
  };
}
