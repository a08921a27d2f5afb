import type { Category } from '../types.ts'
import { agriculture } from './agriculture.ts'
import { appliances } from './appliances.ts'
import { babyKids } from './baby-kids.ts'
import { booksHobbies } from './books-hobbies.ts'
import { business } from './business.ts'
import type { UnnamedCategory } from './define.ts'
import { electronics } from './electronics.ts'
import { fashion } from './fashion.ts'
import { homeGarden } from './home-garden.ts'
import { jobs } from './jobs.ts'
import { nameCategories } from './names.ts'
import { pets } from './pets.ts'
import { realEstate } from './real-estate.ts'
import { services } from './services.ts'
import { sportLeisure } from './sport-leisure.ts'
import { toolsIndustry } from './tools-industry.ts'
import { vehicles } from './vehicles.ts'

/** The whole tree, roots in the order of the home page, each followed by its leaves. */
export const tree: UnnamedCategory[] = [
  ...vehicles,
  ...realEstate,
  ...electronics,
  ...homeGarden,
  ...appliances,
  ...fashion,
  ...babyKids,
  ...sportLeisure,
  ...booksHobbies,
  ...jobs,
  ...services,
  ...pets,
  ...agriculture,
  ...toolsIndustry,
  ...business,
]

/** The tree with its names in the languages of the site. */
export const categories: Category[] = nameCategories(tree)
