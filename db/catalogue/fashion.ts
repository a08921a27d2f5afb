import { choice, flag, number, root, text } from './define.ts'
import { clothingMaterials, clothingSizes, colours, genders } from './shared-options.ts'

const size = choice('size', 'Mărime', 'Size', clothingSizes, { required: true, card: true })
const shoeSize = number('size', 'Mărime', 'Size', { min: 30, max: 52 }, { required: true, card: true })
const brand = text('brand', 'Marcă', 'Brand', { card: true })
const colour = choice('colour', 'Culoare', 'Colour', colours)
const material = choice('material', 'Material', 'Material', clothingMaterials)
const shoeTypes = choice(
  'type',
  'Tip',
  'Type',
  [
    ['trainers', 'Adidași', 'Trainers'],
    ['boots', 'Cizme și ghete', 'Boots'],
    ['formal', 'Pantofi', 'Shoes'],
    ['sandals', 'Sandale', 'Sandals'],
    ['slippers', 'Papuci', 'Slippers'],
  ],
  { card: true },
)

export const fashion = root({
  id: 'fashion',
  ro: 'Modă și frumusețe',
  en: 'Fashion and beauty',
  icon: 'shirt',
  hasCondition: true,
  leaves: [
    {
      id: 'womens-clothing',
      ro: 'Haine de damă',
      en: "Women's clothing",
      icon: 'ribbon',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['dress', 'Rochie', 'Dress'],
            ['blouse', 'Bluză', 'Blouse'],
            ['skirt', 'Fustă', 'Skirt'],
            ['trousers', 'Pantaloni', 'Trousers'],
            ['jeans', 'Blugi', 'Jeans'],
            ['jacket', 'Geacă', 'Jacket'],
            ['coat', 'Palton', 'Coat'],
            ['jumper', 'Pulover', 'Jumper'],
            ['suit', 'Costum', 'Suit'],
          ],
          { required: true, card: true },
        ),
        size,
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'mens-clothing',
      ro: 'Haine bărbătești',
      en: "Men's clothing",
      icon: 'shirt',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['shirt', 'Cămașă', 'Shirt'],
            ['t-shirt', 'Tricou', 'T-shirt'],
            ['trousers', 'Pantaloni', 'Trousers'],
            ['jeans', 'Blugi', 'Jeans'],
            ['jacket', 'Geacă', 'Jacket'],
            ['coat', 'Palton', 'Coat'],
            ['jumper', 'Pulover', 'Jumper'],
            ['suit', 'Costum', 'Suit'],
            ['tracksuit', 'Trening', 'Tracksuit'],
          ],
          { required: true, card: true },
        ),
        size,
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'womens-shoes',
      ro: 'Încălțăminte de damă',
      en: "Women's shoes",
      icon: 'footprints',
      attributes: [shoeTypes, shoeSize, brand, colour, material],
    },
    {
      id: 'mens-shoes',
      ro: 'Încălțăminte bărbătească',
      en: "Men's shoes",
      icon: 'sport-shoe',
      attributes: [shoeTypes, shoeSize, brand, colour, material],
    },
    {
      id: 'bags',
      ro: 'Genți și rucsacuri',
      en: 'Bags',
      icon: 'shopping-bag',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['handbag', 'Geantă', 'Handbag'],
            ['backpack', 'Rucsac', 'Backpack'],
            ['suitcase', 'Troler', 'Suitcase'],
            ['wallet', 'Portofel', 'Wallet'],
            ['laptop-bag', 'Geantă de laptop', 'Laptop bag'],
          ],
          { required: true, card: true },
        ),
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'watches',
      ro: 'Ceasuri',
      en: 'Watches',
      icon: 'clock',
      attributes: [
        choice('gender', 'Pentru', 'For', genders),
        brand,
        choice(
          'movement',
          'Mecanism',
          'Movement',
          [
            ['automatic', 'Automatic', 'Automatic'],
            ['quartz', 'Quartz', 'Quartz'],
            ['mechanical', 'Mecanic', 'Mechanical'],
          ],
          { card: true },
        ),
        number('diameter', 'Diametru', 'Diameter', { unit: 'mm', min: 15, max: 60 }),
        flag('boxPapers', 'Cutie și acte', 'Box and papers'),
      ],
    },
    {
      id: 'jewellery',
      ro: 'Bijuterii',
      en: 'Jewellery',
      icon: 'gem',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['ring', 'Inel', 'Ring'],
            ['necklace', 'Lanț sau colier', 'Necklace'],
            ['bracelet', 'Brățară', 'Bracelet'],
            ['earrings', 'Cercei', 'Earrings'],
            ['wedding-rings', 'Verighete', 'Wedding rings'],
          ],
          { required: true, card: true },
        ),
        choice(
          'metal',
          'Metal',
          'Metal',
          [
            ['gold', 'Aur', 'Gold'],
            ['silver', 'Argint', 'Silver'],
            ['platinum', 'Platină', 'Platinum'],
            ['steel', 'Oțel', 'Steel'],
          ],
          { card: true },
        ),
        number('weight', 'Greutate', 'Weight', { unit: 'g', min: 0.1, max: 1000 }),
      ],
    },
    {
      id: 'cosmetics-perfumes',
      ro: 'Parfumuri și cosmetice',
      en: 'Perfume and cosmetics',
      icon: 'perfume-bottle',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['perfume', 'Parfum', 'Perfume'],
            ['make-up', 'Machiaj', 'Make-up'],
            ['skin-care', 'Îngrijirea pielii', 'Skin care'],
            ['hair-care', 'Îngrijirea părului', 'Hair care'],
          ],
          { required: true, card: true },
        ),
        brand,
        choice('gender', 'Pentru', 'For', genders),
        number('volume', 'Volum', 'Volume', { unit: 'ml', min: 1, max: 5000 }, { card: true }),
      ],
    },
    {
      id: 'wedding-clothes',
      ro: 'Rochii de mireasă și ocazie',
      en: 'Wedding and occasion wear',
      icon: 'sparkles',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['wedding-dress', 'Rochie de mireasă', 'Wedding dress'],
            ['evening-dress', 'Rochie de seară', 'Evening dress'],
            ['groom-suit', 'Costum de mire', "Groom's suit"],
            ['folk', 'Costum popular', 'Folk costume'],
          ],
          { required: true, card: true },
        ),
        size,
        colour,
      ],
    },
  ],
})
