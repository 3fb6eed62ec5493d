import type { JudgedQuery, QueryClass } from './judged-query.js';

/** Judged queries of one class from their texts and grades. */
export function judge(
  queryClass: QueryClass,
  gradesByText: Readonly<Record<string, JudgedQuery['grades']>>,
): readonly JudgedQuery[] {
  return Object.entries(gradesByText).map(([text, grades]) => ({
    text,
    class: queryClass,
    grades,
  }));
}
