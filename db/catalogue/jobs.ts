import { choice, flag, number, root, text } from './define.ts'
import { contractTypes, experienceLevels, workPlaces, workSchedules } from './shared-options.ts'

const contract = choice('contract', 'Tip contract', 'Contract', contractTypes, { required: true })
const schedule = choice('schedule', 'Program', 'Schedule', workSchedules, { required: true, card: true })
const experience = choice('experience', 'Experiență', 'Experience', experienceLevels, { card: true })
const salary = number(
  'salary',
  'Salariu net lunar',
  'Monthly net salary',
  { unit: 'RON', min: 0, max: 100_000 },
  { card: true },
)
const workPlace = choice('workPlace', 'Loc de muncă', 'Work place', workPlaces)
const accommodation = flag('accommodation', 'Cazare asigurată', 'Accommodation provided')
const mealVouchers = flag('mealVouchers', 'Bonuri de masă', 'Meal vouchers')
const common = [contract, schedule, experience, salary, mealVouchers]

export const jobs = root({
  id: 'jobs',
  ro: 'Locuri de muncă',
  en: 'Jobs',
  icon: 'briefcase',
  hasCondition: false,
  leaves: [
    {
      id: 'it-jobs',
      ro: 'IT și telecomunicații',
      en: 'IT and telecoms',
      icon: 'code',
      attributes: [...common, { ...workPlace, card: true }, text('technology', 'Tehnologie', 'Technology')],
    },
    {
      id: 'sales-jobs',
      ro: 'Vânzări și magazine',
      en: 'Sales and retail',
      icon: 'store',
      attributes: common,
    },
    {
      id: 'construction-jobs',
      ro: 'Construcții și instalații',
      en: 'Construction',
      icon: 'hard-hat',
      attributes: [...common, accommodation],
    },
    {
      id: 'driver-jobs',
      ro: 'Șoferi și curieri',
      en: 'Drivers and couriers',
      icon: 'truck',
      attributes: [
        ...common,
        choice(
          'licence',
          'Permis',
          'Driving licence',
          [
            ['b', 'Categoria B', 'Category B'],
            ['c', 'Categoria C', 'Category C'],
            ['ce', 'Categoria C+E', 'Category C+E'],
            ['d', 'Categoria D', 'Category D'],
          ],
          { required: true, card: true },
        ),
        flag('abroad', 'Curse externe', 'International routes'),
      ],
    },
    {
      id: 'hospitality-jobs',
      ro: 'Restaurante și hoteluri',
      en: 'Restaurants and hotels',
      icon: 'chef-hat',
      attributes: [...common, accommodation],
    },
    {
      id: 'production-jobs',
      ro: 'Producție și depozit',
      en: 'Production and warehouse',
      icon: 'factory',
      attributes: [...common, accommodation, flag('transport', 'Transport asigurat', 'Transport provided')],
    },
    {
      id: 'office-jobs',
      ro: 'Birou, contabilitate, resurse umane',
      en: 'Office, accounting, HR',
      icon: 'briefcase-business',
      attributes: [...common, workPlace],
    },
    {
      id: 'care-jobs',
      ro: 'Îngrijire, bone și menaj',
      en: 'Care, nannies and cleaning',
      icon: 'hand-heart',
      attributes: [...common, accommodation],
    },
    {
      id: 'health-education-jobs',
      ro: 'Sănătate și educație',
      en: 'Health and education',
      icon: 'stethoscope',
      attributes: common,
    },
    {
      id: 'seasonal-jobs',
      ro: 'Muncă sezonieră și zilieri',
      en: 'Seasonal and day work',
      icon: 'sun',
      attributes: [contract, schedule, salary, accommodation],
    },
  ],
})
