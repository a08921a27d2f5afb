import { choice, flag, number, root, text } from './define.ts'
import { contractTypes, experienceLevels, workPlaces, workSchedules } from './shared-options.ts'

const contract = choice('contract', contractTypes, { required: true })
const schedule = choice('schedule', workSchedules, { required: true, card: true })
const experience = choice('experience', experienceLevels, { card: true })
const salary = number('salary', { unit: 'RON', min: 0, max: 100_000 }, { card: true })
const workPlace = choice('workPlace', workPlaces)
const accommodation = flag('accommodation')
const mealVouchers = flag('mealVouchers')
const common = [contract, schedule, experience, salary, mealVouchers]

export const jobs = root({
  id: 'jobs',
  icon: 'briefcase',
  hasCondition: false,
  leaves: [
    {
      id: 'it-jobs',
      icon: 'code',
      attributes: [...common, { ...workPlace, card: true }, text('technology')],
    },
    {
      id: 'sales-jobs',
      icon: 'store',
      attributes: common,
    },
    {
      id: 'construction-jobs',
      icon: 'hard-hat',
      attributes: [...common, accommodation],
    },
    {
      id: 'driver-jobs',
      icon: 'truck',
      attributes: [
        ...common,
        choice('licence', ['b', 'c', 'ce', 'd'], { required: true, card: true }),
        flag('abroad'),
      ],
    },
    {
      id: 'hospitality-jobs',
      icon: 'chef-hat',
      attributes: [...common, accommodation],
    },
    {
      id: 'production-jobs',
      icon: 'factory',
      attributes: [...common, accommodation, flag('transport')],
    },
    {
      id: 'office-jobs',
      icon: 'briefcase-business',
      attributes: [...common, workPlace],
    },
    {
      id: 'care-jobs',
      icon: 'hand-heart',
      attributes: [...common, accommodation],
    },
    {
      id: 'health-education-jobs',
      icon: 'stethoscope',
      attributes: common,
    },
    {
      id: 'seasonal-jobs',
      icon: 'sun',
      attributes: [contract, schedule, salary, accommodation],
    },
  ],
})
