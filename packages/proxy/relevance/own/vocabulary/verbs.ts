/** What tools do, the common verbs first. */
export const verbs: readonly string[] =
  'get list search create update delete find query fetch read check manage analyze generate compare export validate count import inspect add remove track calculate monitor estimate filter rank render predict watch verify group annotate archive assign sort approve publish reconcile simulate score label plot merge resolve audit lock preview sample classify cluster normalize'.split(
    ' ',
  );
