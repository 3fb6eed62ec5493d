import { additionalProperties } from './rules/additional-properties.js';
import { annotationsContradict } from './rules/annotations-contradict.js';
import { annotationsMissing } from './rules/annotations-missing.js';
import { defaultInvalid } from './rules/default-invalid.js';
import { descriptionLong } from './rules/description-long.js';
import { descriptionMissing } from './rules/description-missing.js';
import { enumInvalid } from './rules/enum-invalid.js';
import { exampleInvalid } from './rules/example-invalid.js';
import { nameConfusable } from './rules/name-confusable.js';
import { nameDuplicate } from './rules/name-duplicate.js';
import { nameInvalid } from './rules/name-invalid.js';
import { namePortable } from './rules/name-portable.js';
import { parameterDescription } from './rules/parameter-description.js';
import { parameterType } from './rules/parameter-type.js';
import { portableDepth } from './rules/portable-depth.js';
import { portableGemini } from './rules/portable-gemini.js';
import { portableItems } from './rules/portable-items.js';
import { portableProperty } from './rules/portable-property.js';
import { portableRoot } from './rules/portable-root.js';
import { refExternal } from './rules/ref-external.js';
import { refUnresolved } from './rules/ref-unresolved.js';
import { requiredMissing } from './rules/required-missing.js';
import { requiredUnknown } from './rules/required-unknown.js';
import { schemaDialect } from './rules/schema-dialect.js';
import { schemaInvalid } from './rules/schema-invalid.js';
import { schemaRoot } from './rules/schema-root.js';
import { sizeList } from './rules/size-list.js';
import { sizeTool } from './rules/size-tool.js';
import { textHidden } from './rules/text-hidden.js';
import { textInstructions } from './rules/text-instructions.js';
import type { Rule } from './rule.js';

/** Everything that is looked at, what breaks first. */
export const rules: readonly Rule[] = [
  nameInvalid,
  nameDuplicate,
  namePortable,
  nameConfusable,
  textHidden,
  textInstructions,
  schemaRoot,
  schemaInvalid,
  schemaDialect,
  refExternal,
  refUnresolved,
  descriptionMissing,
  descriptionLong,
  parameterType,
  parameterDescription,
  requiredUnknown,
  requiredMissing,
  additionalProperties,
  defaultInvalid,
  enumInvalid,
  exampleInvalid,
  annotationsContradict,
  annotationsMissing,
  portableRoot,
  portableItems,
  portableProperty,
  portableGemini,
  portableDepth,
  sizeTool,
  sizeList,
];
