import { choice, flag, number, root, text } from './define.ts'

const age = number('ageMonths', 'Vârstă', 'Age', { unit: 'luni', min: 0, max: 600 }, { card: true })
const sex = choice(
  'sex',
  'Sex',
  'Sex',
  [
    ['male', 'Mascul', 'Male'],
    ['female', 'Femelă', 'Female'],
  ],
  { card: true },
)
const vaccinated = flag('vaccinated', 'Vaccinat', 'Vaccinated')
const chipped = flag('microchip', 'Microcip', 'Microchipped')
const pedigree = flag('pedigree', 'Pedigree', 'Pedigree')
const breed = text('breed', 'Rasă', 'Breed', { card: true })

export const pets = root({
  id: 'pets',
  ro: 'Animale de companie',
  en: 'Pets',
  icon: 'paw-print',
  hasCondition: false,
  leaves: [
    {
      id: 'dogs',
      ro: 'Câini',
      en: 'Dogs',
      icon: 'dog',
      attributes: [
        breed,
        age,
        sex,
        vaccinated,
        chipped,
        pedigree,
        flag('adoption', 'Spre adopție', 'For adoption'),
      ],
    },
    {
      id: 'cats',
      ro: 'Pisici',
      en: 'Cats',
      icon: 'cat',
      attributes: [
        breed,
        age,
        sex,
        vaccinated,
        chipped,
        pedigree,
        flag('adoption', 'Spre adopție', 'For adoption'),
      ],
    },
    {
      id: 'birds',
      ro: 'Păsări',
      en: 'Birds',
      icon: 'bird',
      attributes: [
        choice(
          'species',
          'Specie',
          'Species',
          [
            ['parrot', 'Papagal', 'Parrot'],
            ['canary', 'Canar', 'Canary'],
            ['pigeon', 'Porumbel', 'Pigeon'],
            ['finch', 'Cinteză', 'Finch'],
          ],
          { required: true, card: true },
        ),
        age,
        sex,
      ],
    },
    {
      id: 'fish-aquariums',
      ro: 'Pești și acvarii',
      en: 'Fish and aquariums',
      icon: 'fish',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['fish', 'Pești', 'Fish'],
            ['aquarium', 'Acvariu', 'Aquarium'],
            ['plants', 'Plante acvatice', 'Water plants'],
            ['equipment', 'Echipament', 'Equipment'],
          ],
          { required: true, card: true },
        ),
        number('volume', 'Volum', 'Volume', { unit: 'l', min: 1, max: 5000 }, { card: true }),
      ],
    },
    {
      id: 'small-pets-reptiles',
      ro: 'Rozătoare și reptile',
      en: 'Small pets and reptiles',
      icon: 'rabbit',
      attributes: [
        choice(
          'species',
          'Specie',
          'Species',
          [
            ['hamster', 'Hamster', 'Hamster'],
            ['rabbit', 'Iepure', 'Rabbit'],
            ['guinea-pig', 'Porcușor de Guineea', 'Guinea pig'],
            ['turtle', 'Broască țestoasă', 'Turtle'],
            ['snake', 'Șarpe', 'Snake'],
          ],
          { required: true, card: true },
        ),
        age,
        sex,
      ],
    },
    {
      id: 'pet-accessories',
      ro: 'Accesorii pentru animale',
      en: 'Pet accessories',
      icon: 'bone',
      hasCondition: true,
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['cage', 'Cușcă', 'Cage'],
            ['bed', 'Culcuș', 'Bed'],
            ['leash', 'Lesă și zgardă', 'Lead and collar'],
            ['food', 'Hrană', 'Food'],
            ['carrier', 'Geantă de transport', 'Carrier'],
            ['toys', 'Jucării', 'Toys'],
          ],
          { required: true, card: true },
        ),
        choice(
          'animal',
          'Pentru',
          'For',
          [
            ['dog', 'Câine', 'Dog'],
            ['cat', 'Pisică', 'Cat'],
            ['bird', 'Pasăre', 'Bird'],
            ['other', 'Alt animal', 'Other pet'],
          ],
          { card: true },
        ),
      ],
    },
    {
      id: 'pet-services',
      ro: 'Servicii pentru animale',
      en: 'Pet services',
      icon: 'heart-pulse',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['grooming', 'Tuns și îngrijire', 'Grooming'],
            ['boarding', 'Pensiune', 'Boarding'],
            ['training', 'Dresaj', 'Training'],
            ['mating', 'Monte', 'Mating'],
          ],
          { required: true, card: true },
        ),
      ],
    },
  ],
})
