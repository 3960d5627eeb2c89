/** English words that say nothing of a paper's subject: function words, and the few that every abstract uses. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among an and another any anyone anything are
aren around as at away be became because become becomes been before being below between beyond both but by came can cannot could couldn
did didn do does doesn doing don done down due during each either else enough et etc even ever every everything eg few for from further
furthermore get gets give given gives go had hadn has hasn have haven having he hence her here hers herself him himself his how however
ie if in indeed instead into is isn it its itself just keep kept know known largely later least less let lets like made mainly make makes
making many may maybe me might more moreover most mostly much must my myself namely near need needs neither never nevertheless next no
nobody none nonetheless nor not nothing now nowhere of off often on once one ones only onto or other others otherwise our ours ourselves
out over own per perhaps put quite rather re really same say see seem seemed seems several she should shouldn since so some somehow
someone something sometimes still such than that the their theirs them themselves then there thereby therefore therein these they this
those though through throughout thus to together too toward towards under unless until up upon us usually various versus very via viz was
wasn way ways we well were weren what whatever when whence whenever where whereas whereby wherein wherever whether which while who whoever
whole whom whose why will with within without won would wouldn yet you your yours yourself yourselves
al paper propose proposed proposes show shows shown demonstrate demonstrates`.split(/\s+/u),
);
