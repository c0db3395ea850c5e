"""`make bench`: CorCom beside bare Django and OpenFisca-core, asked in turn, told in ratios."""
