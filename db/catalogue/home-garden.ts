import { choice, flag, number, root, text } from './define.ts'
import { colours, furnitureMaterials } from './shared-options.ts'

const material = choice('material', 'Material', 'Material', furnitureMaterials, { card: true })
const colour = choice('colour', 'Culoare', 'Colour', colours)
const width = number('width', 'Lățime', 'Width', { unit: 'cm', min: 1, max: 1000 })
const height = number('height', 'Înălțime', 'Height', { unit: 'cm', min: 1, max: 1000 })

export const homeGarden = root({
  id: 'home-garden',
  ro: 'Casă și grădină',
  en: 'Home and garden',
  icon: 'sofa',
  hasCondition: true,
  leaves: [
    {
      id: 'sofas',
      ro: 'Canapele și fotolii',
      en: 'Sofas and armchairs',
      icon: 'armchair',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['corner', 'Colțar', 'Corner sofa'],
            ['sofa', 'Canapea', 'Sofa'],
            ['sofa-bed', 'Canapea extensibilă', 'Sofa bed'],
            ['armchair', 'Fotoliu', 'Armchair'],
          ],
          { required: true, card: true },
        ),
        number('seats', 'Locuri', 'Seats', { min: 1, max: 12 }, { card: true }),
        material,
        colour,
        width,
      ],
    },
    {
      id: 'beds-mattresses',
      ro: 'Paturi și saltele',
      en: 'Beds and mattresses',
      icon: 'bed',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['bed', 'Pat', 'Bed'],
            ['mattress', 'Saltea', 'Mattress'],
            ['bunk', 'Pat etajat', 'Bunk bed'],
            ['set', 'Dormitor complet', 'Bedroom set'],
          ],
          { required: true, card: true },
        ),
        choice(
          'size',
          'Dimensiune',
          'Size',
          [
            ['90x200', '90 x 200 cm', '90 x 200 cm'],
            ['120x200', '120 x 200 cm', '120 x 200 cm'],
            ['140x200', '140 x 200 cm', '140 x 200 cm'],
            ['160x200', '160 x 200 cm', '160 x 200 cm'],
            ['180x200', '180 x 200 cm', '180 x 200 cm'],
          ],
          { card: true },
        ),
        material,
        flag('storageBox', 'Ladă de depozitare', 'Storage box'),
      ],
    },
    {
      id: 'tables-chairs',
      ro: 'Mese și scaune',
      en: 'Tables and chairs',
      icon: 'lectern',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['dining-table', 'Masă de dining', 'Dining table'],
            ['coffee-table', 'Măsuță de cafea', 'Coffee table'],
            ['chair', 'Scaun', 'Chair'],
            ['set', 'Set masă și scaune', 'Table and chairs'],
            ['desk', 'Birou', 'Desk'],
          ],
          { required: true, card: true },
        ),
        number('seats', 'Persoane', 'Seats', { min: 1, max: 20 }),
        material,
        flag('extendable', 'Extensibilă', 'Extendable'),
      ],
    },
    {
      id: 'wardrobes-storage',
      ro: 'Dulapuri și depozitare',
      en: 'Wardrobes and storage',
      icon: 'door-closed',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['wardrobe', 'Dulap', 'Wardrobe'],
            ['sliding-wardrobe', 'Dressing cu uși glisante', 'Sliding wardrobe'],
            ['chest', 'Comodă', 'Chest of drawers'],
            ['bookcase', 'Bibliotecă', 'Bookcase'],
            ['shelf', 'Raft', 'Shelf'],
            ['shoe-cabinet', 'Pantofar', 'Shoe cabinet'],
          ],
          { required: true, card: true },
        ),
        material,
        width,
        height,
        colour,
      ],
    },
    {
      id: 'kitchens',
      ro: 'Mobilier de bucătărie',
      en: 'Kitchen furniture',
      icon: 'cooking-pot',
      attributes: [
        material,
        number('length', 'Lungime', 'Length', { unit: 'cm', min: 40, max: 2000 }, { card: true }),
        colour,
        flag('appliancesIncluded', 'Electrocasnice incluse', 'Appliances included'),
      ],
    },
    {
      id: 'lighting',
      ro: 'Corpuri de iluminat',
      en: 'Lighting',
      icon: 'lamp-ceiling',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['ceiling', 'Lustră', 'Ceiling light'],
            ['floor', 'Lampadar', 'Floor lamp'],
            ['desk', 'Veioză', 'Table lamp'],
            ['wall', 'Aplică', 'Wall light'],
            ['outdoor', 'De exterior', 'Outdoor'],
          ],
          { required: true, card: true },
        ),
        flag('led', 'LED', 'LED'),
        colour,
      ],
    },
    {
      id: 'decor-textiles',
      ro: 'Decorațiuni și textile',
      en: 'Decor and textiles',
      icon: 'lamp',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['carpet', 'Covor', 'Carpet'],
            ['curtains', 'Perdele și draperii', 'Curtains'],
            ['bedding', 'Lenjerie de pat', 'Bedding'],
            ['mirror', 'Oglindă', 'Mirror'],
            ['picture', 'Tablou', 'Picture'],
            ['vase', 'Vază', 'Vase'],
          ],
          { required: true, card: true },
        ),
        colour,
        width,
      ],
    },
    {
      id: 'kitchenware',
      ro: 'Veselă și vase de gătit',
      en: 'Kitchenware',
      icon: 'utensils',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['pots', 'Oale și tigăi', 'Pots and pans'],
            ['tableware', 'Veselă', 'Tableware'],
            ['glasses', 'Pahare', 'Glasses'],
            ['cutlery', 'Tacâmuri', 'Cutlery'],
            ['jars', 'Borcane și caserole', 'Jars and containers'],
          ],
          { required: true, card: true },
        ),
        number('pieces', 'Piese', 'Pieces', { min: 1, max: 500 }),
      ],
    },
    {
      id: 'garden-furniture',
      ro: 'Mobilier de grădină',
      en: 'Garden furniture',
      icon: 'parasol',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['set', 'Set', 'Set'],
            ['swing', 'Balansoar', 'Swing'],
            ['lounger', 'Șezlong', 'Lounger'],
            ['gazebo', 'Foișor', 'Gazebo'],
            ['bench', 'Bancă', 'Bench'],
            ['grill', 'Grătar', 'Grill'],
          ],
          { required: true, card: true },
        ),
        material,
      ],
    },
    {
      id: 'garden-machines',
      ro: 'Unelte și mașini de grădină',
      en: 'Garden machines',
      icon: 'shovel',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['mower', 'Mașină de tuns iarba', 'Lawn mower'],
            ['trimmer', 'Motocoasă', 'Trimmer'],
            ['chainsaw', 'Drujbă', 'Chainsaw'],
            ['tiller', 'Motosapă', 'Tiller'],
            ['sprayer', 'Pompă de stropit', 'Sprayer'],
            ['pressure-washer', 'Aparat de spălat cu presiune', 'Pressure washer'],
          ],
          { required: true, card: true },
        ),
        choice(
          'power',
          'Alimentare',
          'Power',
          [
            ['petrol', 'Benzină', 'Petrol'],
            ['electric', 'Electrică', 'Electric'],
            ['battery', 'Acumulator', 'Battery'],
            ['manual', 'Manuală', 'Manual'],
          ],
          { card: true },
        ),
        text('brand', 'Marcă', 'Brand'),
      ],
    },
    {
      id: 'plants',
      ro: 'Plante și semințe',
      en: 'Plants and seeds',
      icon: 'flower-2',
      hasCondition: false,
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['indoor', 'De interior', 'Indoor'],
            ['outdoor', 'De exterior', 'Outdoor'],
            ['fruit-tree', 'Pom fructifer', 'Fruit tree'],
            ['seeds', 'Semințe', 'Seeds'],
            ['seedlings', 'Răsaduri', 'Seedlings'],
          ],
          { required: true, card: true },
        ),
        { ...height, card: true },
      ],
    },
  ],
})
