/**
 * Words that mean all of a leaf, so that a search may take the category for them: `laptop` is every laptop, while `canapea` is only some of what stands
 * among sofas and armchairs. Singular and plural where their stems differ; English ones stand behind `en`, as what follows them is what is meant ("car seat").
 */
export const wholes: Readonly<Record<string, { ro: string; en?: string }>> = {
  cars: { ro: 'mașină, mașini, autoturism, automobil, autoturisme', en: 'car, cars' },
  motorcycles: { ro: 'motocicletă, motociclete', en: 'motorcycle, motorbike' },
  'scooters-mopeds': { ro: 'scuter, scutere', en: 'moped' },
  vans: { ro: 'autoutilitară, autoutilitare' },
  trucks: { ro: 'camion, camioane', en: 'truck, lorry' },
  trailers: { ro: 'remorcă, remorci', en: 'trailer' },
  'car-parts': { ro: 'piese auto', en: 'car parts' },
  land: { ro: 'teren, terenuri', en: 'land, plot of land' },
  phones: {
    ro: 'telefon, telefoane, telefon mobil, telefoane mobile, smartphone',
    en: 'phone, mobile phone, cell phone',
  },
  tablets: { ro: 'tabletă, tablete', en: 'tablet' },
  laptops: { ro: 'laptop, laptopuri', en: 'notebook' },
  monitors: { ro: 'monitor, monitoare' },
  tvs: { ro: 'televizor, televizoare', en: 'tv, television' },
  consoles: { ro: 'consolă de jocuri', en: 'game console' },
  smartwatches: { ro: 'smartwatch, ceas inteligent' },
  'coffee-machines': { ro: 'espressor, espressoare', en: 'coffee machine' },
  'vacuum-cleaners': { ro: 'aspirator, aspiratoare', en: 'vacuum cleaner' },
  strollers: { ro: 'cărucior copii, cărucioare copii', en: 'stroller, pram' },
  bicycles: { ro: 'bicicletă, biciclete', en: 'bicycle, bike' },
  tractors: { ro: 'tractor, tractoare' },
  'tyres-wheels': { ro: 'anvelope și jante', en: 'tyres and wheels' },
}
