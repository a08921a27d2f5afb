import { choice, flag, number, root, text } from './define.ts'

const age = number('ageMonths', { unit: 'luni', min: 0, max: 600 }, { card: true })
const sex = choice('sex', ['male', 'female'], { card: true })
const vaccinated = flag('vaccinated')
const chipped = flag('microchip')
const pedigree = flag('pedigree')
const breed = text('breed', { card: true })

export const pets = root({
  id: 'pets',
  icon: 'paw-print',
  hasCondition: false,
  leaves: [
    {
      id: 'dogs',
      icon: 'dog',
      attributes: [breed, age, sex, vaccinated, chipped, pedigree, flag('adoption')],
    },
    {
      id: 'cats',
      icon: 'cat',
      attributes: [breed, age, sex, vaccinated, chipped, pedigree, flag('adoption')],
    },
    {
      id: 'birds',
      icon: 'bird',
      attributes: [
        choice('species', ['parrot', 'canary', 'pigeon', 'finch'], { required: true, card: true }),
        age,
        sex,
      ],
    },
    {
      id: 'fish-aquariums',
      icon: 'fish',
      attributes: [
        choice('type', ['fish', 'aquarium', 'plants', 'equipment'], { required: true, card: true }),
        number('volume', { unit: 'l', min: 1, max: 5000 }, { card: true }),
      ],
    },
    {
      id: 'small-pets-reptiles',
      icon: 'rabbit',
      attributes: [
        choice('species', ['hamster', 'rabbit', 'guinea-pig', 'turtle', 'snake'], {
          required: true,
          card: true,
        }),
        age,
        sex,
      ],
    },
    {
      id: 'pet-accessories',
      icon: 'bone',
      hasCondition: true,
      attributes: [
        choice('type', ['cage', 'bed', 'leash', 'food', 'carrier', 'toys'], { required: true, card: true }),
        choice('animal', ['dog', 'cat', 'bird', 'other'], { card: true }),
      ],
    },
    {
      id: 'pet-services',
      icon: 'heart-pulse',
      attributes: [
        choice('type', ['grooming', 'boarding', 'training', 'mating'], { required: true, card: true }),
      ],
    },
  ],
})
