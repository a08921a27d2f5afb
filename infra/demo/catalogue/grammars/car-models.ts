type Fuel = 'petrol' | 'diesel' | 'hybrid' | 'plug-in-hybrid' | 'electric' | 'lpg'
/** Engine: name in the title, cm³, horse power, fuel. */
type Engine = readonly [name: string, displacement: number, power: number, fuel: Fuel]
/** Model: name, body, first and last year sold, price new in EUR, engines. */
type CarModel = readonly [string, string, number, number, number, readonly Engine[]]

const tdi: Engine[] = [
  ['1.6 TDI', 1598, 105, 'diesel'],
  ['1.9 TDI', 1896, 105, 'diesel'],
  ['2.0 TDI', 1968, 140, 'diesel'],
  ['2.0 TDI', 1968, 150, 'diesel'],
  ['1.4 TSI', 1395, 125, 'petrol'],
  ['1.5 TSI', 1498, 150, 'petrol'],
]
const bigTdi: Engine[] = [
  ['2.0 TDI', 1968, 177, 'diesel'],
  ['2.0 TDI', 1968, 190, 'diesel'],
  ['3.0 TDI', 2967, 245, 'diesel'],
  ['2.0 TFSI', 1984, 211, 'petrol'],
]
const dci: Engine[] = [
  ['1.5 dCi', 1461, 90, 'diesel'],
  ['1.5 Blue dCi', 1461, 115, 'diesel'],
  ['1.0 TCe', 999, 90, 'petrol'],
  ['1.0 TCe ECO-G', 999, 100, 'lpg'],
  ['1.2', 1149, 75, 'petrol'],
  ['1.6 16V', 1598, 105, 'petrol'],
]
const bmwEngines: Engine[] = [
  ['318d', 1995, 143, 'diesel'],
  ['320d', 1995, 184, 'diesel'],
  ['320d xDrive', 1995, 190, 'diesel'],
  ['320i', 1998, 184, 'petrol'],
  ['330e', 1998, 292, 'plug-in-hybrid'],
]
const bmwBig: Engine[] = [
  ['520d', 1995, 190, 'diesel'],
  ['525d', 1995, 218, 'diesel'],
  ['530d', 2993, 258, 'diesel'],
  ['530e', 1998, 292, 'plug-in-hybrid'],
]
const mercedes: Engine[] = [
  ['200 CDI', 2143, 136, 'diesel'],
  ['220 CDI', 2143, 170, 'diesel'],
  ['220 d', 1950, 194, 'diesel'],
  ['200', 1991, 184, 'petrol'],
]
const fordEngines: Engine[] = [
  ['1.0 EcoBoost', 998, 125, 'petrol'],
  ['1.5 TDCi', 1499, 120, 'diesel'],
  ['1.6 TDCi', 1560, 109, 'diesel'],
  ['2.0 TDCi', 1997, 150, 'diesel'],
]
const opelEngines: Engine[] = [
  ['1.4 Turbo', 1364, 140, 'petrol'],
  ['1.6 CDTI', 1598, 110, 'diesel'],
  ['1.7 CDTI', 1686, 110, 'diesel'],
  ['1.2 Turbo', 1199, 130, 'petrol'],
]
const hdi: Engine[] = [
  ['1.6 HDi', 1560, 92, 'diesel'],
  ['1.5 BlueHDi', 1499, 130, 'diesel'],
  ['1.2 PureTech', 1199, 130, 'petrol'],
  ['2.0 BlueHDi', 1997, 150, 'diesel'],
]
const hybrids: Engine[] = [
  ['1.8 Hybrid', 1798, 122, 'hybrid'],
  ['2.0 Hybrid', 1987, 184, 'hybrid'],
  ['1.5 VVT-i', 1490, 125, 'petrol'],
  ['1.6 VVT-i', 1598, 132, 'petrol'],
]
const korean: Engine[] = [
  ['1.6 CRDi', 1582, 136, 'diesel'],
  ['1.0 T-GDI', 998, 120, 'petrol'],
  ['1.6 T-GDI Hybrid', 1598, 230, 'hybrid'],
  ['1.7 CRDi', 1685, 115, 'diesel'],
]
const smallPetrol: Engine[] = [
  ['1.2', 1242, 69, 'petrol'],
  ['1.3 Multijet', 1248, 95, 'diesel'],
  ['1.4', 1368, 95, 'petrol'],
]
const dieselSuv: Engine[] = [
  ['2.0 D', 1998, 180, 'diesel'],
  ['2.2 D', 2179, 175, 'diesel'],
  ['3.0 D', 2993, 258, 'diesel'],
]

/** Makes in the order of how often they are offered. */
export const carModels: [string, readonly CarModel[]][] = [
  [
    'Volkswagen',
    [
      ['Golf 5', 'hatchback', 2004, 2008, 19000, tdi],
      ['Golf 6', 'hatchback', 2009, 2012, 21000, tdi],
      ['Golf 7', 'hatchback', 2013, 2019, 24000, tdi],
      ['Golf 8', 'hatchback', 2020, 2026, 29000, tdi.slice(2)],
      ['Passat B6', 'saloon', 2005, 2010, 26000, tdi],
      ['Passat B7', 'estate', 2011, 2014, 28000, tdi],
      ['Passat B8', 'estate', 2015, 2023, 34000, tdi.slice(2)],
      ['Polo', 'hatchback', 2005, 2026, 17000, tdi.slice(3)],
      ['Tiguan', 'suv', 2008, 2026, 34000, tdi.slice(2)],
      ['Touran', 'mpv', 2004, 2022, 27000, tdi],
      ['ID.3', 'hatchback', 2020, 2026, 38000, [['Pro', 0, 204, 'electric']]],
    ],
  ],
  [
    'Dacia',
    [
      ['Logan', 'saloon', 2005, 2026, 10500, dci],
      ['Logan MCV', 'estate', 2007, 2020, 11500, dci],
      ['Sandero', 'hatchback', 2008, 2026, 11000, dci],
      ['Sandero Stepway', 'hatchback', 2010, 2026, 13500, dci],
      ['Duster', 'suv', 2010, 2026, 17500, [...dci, ['1.5 dCi 4x4', 1461, 110, 'diesel']]],
      ['Jogger', 'mpv', 2022, 2026, 18500, [['1.6 Hybrid', 1598, 140, 'hybrid'], ...dci.slice(2, 4)]],
      ['Spring', 'hatchback', 2021, 2026, 19000, [['Electric 45', 0, 45, 'electric']]],
    ],
  ],
  [
    'BMW',
    [
      ['Seria 3', 'saloon', 2005, 2026, 41000, bmwEngines],
      ['Seria 3 Touring', 'estate', 2006, 2026, 43000, bmwEngines],
      ['Seria 5', 'saloon', 2004, 2026, 56000, bmwBig],
      [
        'X1',
        'suv',
        2010,
        2026,
        40000,
        [
          ['18d', 1995, 150, 'diesel'],
          ['20d xDrive', 1995, 190, 'diesel'],
        ],
      ],
      [
        'X3',
        'suv',
        2008,
        2026,
        54000,
        [
          ['20d xDrive', 1995, 190, 'diesel'],
          ['30d xDrive', 2993, 258, 'diesel'],
        ],
      ],
      [
        'X5',
        'suv',
        2007,
        2026,
        76000,
        [
          ['30d xDrive', 2993, 258, 'diesel'],
          ['40d xDrive', 2993, 313, 'diesel'],
        ],
      ],
    ],
  ],
  [
    'Audi',
    [
      ['A3', 'hatchback', 2004, 2026, 30000, tdi],
      ['A4', 'saloon', 2004, 2026, 39000, bigTdi],
      ['A4 Avant', 'estate', 2005, 2026, 41000, bigTdi],
      ['A6', 'saloon', 2005, 2026, 54000, bigTdi],
      ['Q3', 'suv', 2012, 2026, 41000, bigTdi.slice(0, 2)],
      ['Q5', 'suv', 2009, 2026, 53000, bigTdi],
    ],
  ],
  [
    'Ford',
    [
      ['Focus', 'hatchback', 2005, 2025, 22000, fordEngines],
      ['Fiesta', 'hatchback', 2005, 2023, 16000, fordEngines.slice(0, 3)],
      ['Mondeo', 'estate', 2007, 2021, 29000, fordEngines.slice(1)],
      [
        'Kuga',
        'suv',
        2009,
        2026,
        33000,
        [...fordEngines.slice(1), ['2.5 PHEV', 2488, 225, 'plug-in-hybrid']],
      ],
      ['Puma', 'suv', 2020, 2026, 25000, fordEngines.slice(0, 1)],
    ],
  ],
  [
    'Opel',
    [
      ['Astra H', 'hatchback', 2004, 2009, 17000, opelEngines],
      ['Astra J', 'hatchback', 2010, 2015, 20000, opelEngines],
      ['Astra K', 'estate', 2016, 2021, 23000, opelEngines],
      ['Corsa', 'hatchback', 2006, 2026, 15500, opelEngines],
      ['Insignia', 'saloon', 2009, 2022, 28000, opelEngines],
      ['Mokka', 'suv', 2013, 2026, 24000, opelEngines],
    ],
  ],
  [
    'Renault',
    [
      ['Clio', 'hatchback', 2005, 2026, 16000, dci],
      ['Megane', 'hatchback', 2006, 2024, 21000, dci],
      ['Captur', 'suv', 2013, 2026, 21000, dci],
      ['Kadjar', 'suv', 2015, 2022, 26000, dci.slice(0, 3)],
      ['Scenic', 'mpv', 2005, 2022, 24000, dci.slice(0, 2)],
    ],
  ],
  [
    'Škoda',
    [
      ['Octavia 2', 'estate', 2005, 2012, 20000, tdi],
      ['Octavia 3', 'estate', 2013, 2020, 24000, tdi],
      ['Octavia 4', 'hatchback', 2020, 2026, 29000, tdi.slice(3)],
      ['Fabia', 'hatchback', 2005, 2026, 15000, tdi.slice(3)],
      ['Superb', 'saloon', 2008, 2026, 34000, tdi.slice(2)],
      ['Kodiaq', 'suv', 2017, 2026, 38000, tdi.slice(3)],
    ],
  ],
  [
    'Mercedes-Benz',
    [
      ['Clasa A', 'hatchback', 2012, 2026, 33000, mercedes],
      ['Clasa C', 'saloon', 2005, 2026, 43000, mercedes],
      ['Clasa E', 'saloon', 2005, 2026, 56000, mercedes],
      ['GLC', 'suv', 2015, 2026, 56000, mercedes.slice(2)],
      [
        'ML',
        'suv',
        2006,
        2015,
        60000,
        [
          ['320 CDI', 2987, 224, 'diesel'],
          ['350 CDI', 2987, 258, 'diesel'],
        ],
      ],
    ],
  ],
  [
    'Peugeot',
    [
      ['208', 'hatchback', 2012, 2026, 17500, hdi],
      ['308', 'hatchback', 2008, 2026, 23000, hdi],
      ['3008', 'suv', 2010, 2026, 31000, hdi],
      ['508', 'estate', 2011, 2024, 33000, hdi.slice(1)],
    ],
  ],
  [
    'Toyota',
    [
      ['Yaris', 'hatchback', 2006, 2026, 18000, hybrids],
      ['Corolla', 'saloon', 2007, 2026, 24000, hybrids],
      ['Auris', 'hatchback', 2007, 2018, 21000, hybrids],
      [
        'RAV4',
        'suv',
        2006,
        2026,
        36000,
        [
          ['2.5 Hybrid', 2487, 218, 'hybrid'],
          ['2.2 D-4D', 2231, 150, 'diesel'],
        ],
      ],
      ['C-HR', 'suv', 2017, 2026, 29000, hybrids.slice(0, 2)],
    ],
  ],
  [
    'Hyundai',
    [
      ['i20', 'hatchback', 2009, 2026, 16000, korean],
      ['i30', 'hatchback', 2008, 2026, 20000, korean],
      ['Tucson', 'suv', 2015, 2026, 29000, korean],
      ['Kona', 'suv', 2018, 2026, 25000, [['Electric 64 kWh', 0, 204, 'electric'], ...korean.slice(1, 2)]],
    ],
  ],
  [
    'Kia',
    [
      ['Ceed', 'hatchback', 2008, 2026, 20000, korean],
      ['Sportage', 'suv', 2010, 2026, 29000, korean],
      ['Picanto', 'hatchback', 2011, 2026, 12500, smallPetrol.slice(0, 1)],
    ],
  ],
  [
    'Fiat',
    [
      ['Punto', 'hatchback', 2005, 2018, 13000, smallPetrol],
      ['500', 'hatchback', 2008, 2026, 15500, smallPetrol],
      ['Tipo', 'saloon', 2016, 2026, 17000, smallPetrol],
      ['Panda', 'hatchback', 2005, 2026, 12500, smallPetrol],
    ],
  ],
  [
    'Citroën',
    [
      ['C3', 'hatchback', 2006, 2026, 15500, hdi],
      ['C4', 'hatchback', 2005, 2026, 21000, hdi],
      ['C5', 'saloon', 2006, 2017, 27000, hdi],
    ],
  ],
  [
    'Nissan',
    [
      ['Qashqai', 'suv', 2007, 2026, 26000, dci.slice(0, 2)],
      ['Juke', 'suv', 2010, 2026, 20000, dci.slice(0, 1)],
      [
        'Leaf',
        'hatchback',
        2012,
        2024,
        31000,
        [
          ['40 kWh', 0, 150, 'electric'],
          ['24 kWh', 0, 109, 'electric'],
        ],
      ],
    ],
  ],
  [
    'SEAT',
    [
      ['Leon', 'hatchback', 2006, 2026, 22000, tdi],
      ['Ibiza', 'hatchback', 2006, 2026, 16000, tdi.slice(3)],
    ],
  ],
  [
    'Volvo',
    [
      [
        'V40',
        'hatchback',
        2012,
        2019,
        28000,
        [
          ['D2', 1560, 115, 'diesel'],
          ['D3', 1969, 150, 'diesel'],
        ],
      ],
      [
        'XC60',
        'suv',
        2009,
        2026,
        50000,
        [
          ['D4', 1969, 190, 'diesel'],
          ['T8', 1969, 390, 'plug-in-hybrid'],
        ],
      ],
      [
        'V60',
        'estate',
        2011,
        2026,
        40000,
        [
          ['D3', 1969, 150, 'diesel'],
          ['D4', 1969, 190, 'diesel'],
        ],
      ],
    ],
  ],
  [
    'Suzuki',
    [
      [
        'Vitara',
        'suv',
        2015,
        2026,
        21000,
        [
          ['1.4 Boosterjet', 1373, 129, 'hybrid'],
          ['1.6', 1586, 120, 'petrol'],
        ],
      ],
    ],
  ],
  [
    'Mazda',
    [
      ['6', 'estate', 2008, 2022, 30000, dieselSuv.slice(1, 2)],
      ['CX-5', 'suv', 2012, 2026, 32000, dieselSuv.slice(1, 2)],
    ],
  ],
  [
    'Honda',
    [
      [
        'Civic',
        'hatchback',
        2006,
        2026,
        24000,
        [
          ['1.8 i-VTEC', 1798, 142, 'petrol'],
          ['1.6 i-DTEC', 1597, 120, 'diesel'],
        ],
      ],
      ['CR-V', 'suv', 2007, 2026, 35000, dieselSuv.slice(1, 2)],
    ],
  ],
  [
    'Land Rover',
    [
      ['Range Rover Evoque', 'suv', 2011, 2026, 48000, dieselSuv],
      ['Discovery', 'suv', 2009, 2026, 62000, dieselSuv.slice(2)],
    ],
  ],
  [
    'Tesla',
    [
      [
        'Model 3',
        'saloon',
        2019,
        2026,
        46000,
        [
          ['Long Range', 0, 450, 'electric'],
          ['Standard Plus', 0, 306, 'electric'],
        ],
      ],
      ['Model Y', 'suv', 2021, 2026, 50000, [['Long Range', 0, 514, 'electric']]],
    ],
  ],
  [
    'Daewoo',
    [
      ['Cielo', 'saloon', 1996, 2007, 6000, [['1.5', 1498, 75, 'petrol']]],
      ['Matiz', 'hatchback', 1999, 2008, 5500, [['0.8', 796, 52, 'petrol']]],
    ],
  ],
  [
    'Porsche',
    [
      [
        'Cayenne',
        'suv',
        2006,
        2026,
        88000,
        [
          ['3.0 Diesel', 2967, 245, 'diesel'],
          ['3.0 E-Hybrid', 2995, 462, 'plug-in-hybrid'],
        ],
      ],
    ],
  ],
]
