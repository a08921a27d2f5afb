import { electronicsGrammars } from './electronics.ts'
import type { Grammar } from './grammar.ts'
import { homeGrammars } from './home.ts'
import { leisureGrammars } from './leisure.ts'
import { personalGrammars } from './personal.ts'
import { realEstateGrammars } from './real-estate.ts'
import { tradeGrammars } from './trade.ts'
import { vehicleGrammars } from './vehicles.ts'
import { workGrammars } from './work.ts'

/** By leaf id; every leaf of the catalogue has one. */
export const grammars: Record<string, Grammar> = {
  ...vehicleGrammars,
  ...realEstateGrammars,
  ...electronicsGrammars,
  ...homeGrammars,
  ...personalGrammars,
  ...leisureGrammars,
  ...workGrammars,
  ...tradeGrammars,
}
