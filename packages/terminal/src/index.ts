export { checkParameters } from './arguments/check-parameters.js';
export { coerceText, type Coerced } from './arguments/coerce-text.js';
export { describeCount } from './arguments/describe-count.js';
export { describeFaults } from './arguments/describe-faults.js';
export { describeRange } from './arguments/describe-range.js';
export { describeSourceError } from './arguments/describe-source-error.js';
export { exampleParameters } from './arguments/example-parameters.js';
export { expandHome } from './arguments/expand-home.js';
export { findMissing } from './arguments/find-missing.js';
export { findPath, type FoundPath } from './arguments/find-path.js';
export { findProperty } from './arguments/find-property.js';
export { flagFor } from './arguments/flag-for.js';
export { flagName } from './arguments/flag-name.js';
export { formatToolArguments } from './arguments/format-tool-arguments.js';
export {
  parseToolArguments,
  type ParseToolArgumentsOptions,
  type ToolArguments,
} from './arguments/parse-tool-arguments.js';
export { pathText } from './arguments/path-text.js';
export { putValue } from './arguments/put-value.js';
export { shapeOf } from './arguments/shape-of.js';
export { splitCall } from './arguments/split-call.js';
export { type JsonType, type ValueShape } from './arguments/value-shape.js';
export { fitWidth } from './text/fit-width.js';
export { formatAgo } from './text/format-ago.js';
export { formatBytes } from './text/format-bytes.js';
export { formatColumns } from './text/format-columns.js';
export { formatCount } from './text/format-count.js';
export { foldName } from './text/fold-name.js';
export { matchName } from './text/match-name.js';
export { measureWidth } from './text/measure-width.js';
export { nearestName } from './text/nearest-name.js';
export { oneLine } from './text/one-line.js';
export { plural } from './text/plural.js';
export { quoteForShell } from './text/quote-for-shell.js';
export { sanitizeForTerminal } from './text/sanitize-for-terminal.js';
export { sanitizeJson } from './text/sanitize-json.js';
export { sanitizeLine } from './text/sanitize-line.js';
export { createStyle, type Style } from './text/style.js';
export { suggestNames } from './text/suggest-names.js';
export { wantsColor } from './text/wants-color.js';
export { wrapText } from './text/wrap-text.js';
export { wrapWords } from './text/wrap-words.js';
export { OpenQuoteError } from './words/open-quote-error.js';
export { splitWords } from './words/split-words.js';
