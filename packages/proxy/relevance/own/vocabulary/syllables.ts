/** Pieces of invented product and vendor names; together some ten thousand. */
export const syllables = {
  starts:
    'Al Ar Bel Bor Bri Cav Cor Cre Dal Del Dro Ev Fa Fen Flo Gal Gri Hal Hex Il Jor Ka Kel Lo Lum Mar Mel Mir Nor Nu Ob Or Pal Per Qua Ral Rem Sa Sel Sol Ta Tev Tor Ul Va Vel Vor Wil Xe Yar Za Zen'.split(
      ' ',
    ),
  middles: ['', '', 'a', 'e', 'i', 'o', 'an', 'en', 'ir', 'ov', 'ta', 'ri', 'mo', 'lu'],
  ends: 'bar bit box cast dale data dex dia flow form gate grid hub kit lab lane let line lio ly mark mesh mo nest nix node nova on ora path pad port quest rix sense sight sphere stack tech thread tide tra via vance ware works yard zone'.split(
    ' ',
  ),
} as const;
