/**
 * What people call the things of a leaf, in Romanian and English, where its name does not say so: kinds, parts and the makes that stand for them. The commonest
 * first. A category that is not here is found by its name and by what is published in it.
 */
export const said: Readonly<Record<string, string>> = {
  cars: 'mașină, auto, automobil, car, limuzină, break, berlină, suv, jeep, decapotabilă, cabrio, hatchback, golf, logan, duster, passat, audi, bmw, mercedes, vw, skoda octavia, dacia, ford focus, opel astra, tesla, mașină electrică, remat auto, rabla',
  motorcycles:
    'motocicletă, motor, moto, motorcycle, motorbike, chopper, enduro, cross, harley, ktm, yamaha r6, suzuki gsx, quad, atv',
  'scooters-mopeds': 'scuter, moped, scooter, mobră, vespa, motoretă',
  vans: 'dubă, dubiță, van, microbuz, minibus, sprinter, transporter, crafter, ducato, autoutilitară, furgonetă, camionetă',
  trucks: 'camion, tir, truck, cap tractor, basculantă, autotren, lorry, man tgx, scania, volvo fh',
  trailers: 'remorcă, trailer, semiremorcă, platformă auto, remorcă auto',
  'motorhomes-caravans': 'rulotă, autorulotă, caravan, motorhome, camper, campervan',
  boats: 'barcă, boat, yacht, iaht, șalupă, ambarcațiune, velier, motor de barcă, caiac cu motor, pontilă',
  'car-parts':
    'piese auto, piesă, car parts, far, faruri, bară față, capotă, aripă auto, oglindă auto, motor auto, cutie de viteze, turbină, alternator, electromotor, planetară, ambreiaj, plăcuțe de frână, discuri de frână, radiator auto, amortizor, catalizator, baterie auto, navigație auto, casetofon auto, injector, volan, stop auto, etrier, uleiuri auto',
  'tyres-wheels':
    'anvelope, cauciucuri, jante, roți, tyres, tires, wheels, rims, cauciuc, anvelopă de iarnă, jantă, jante aliaj, cauciucuri iarnă, michelin',
  'flats-for-sale':
    'apartament, garsonieră, apartament de vânzare, flat, apartment, studio, penthouse, bloc nou, 2 camere, 3 camere, duplex de vânzare',
  'flats-for-rent':
    'chirie, închiriez apartament, apartament de închiriat, garsonieră de închiriat, rent flat, rent apartment, rental, dau în chirie, regim închiriere, apartment for rent, flat to rent',
  'houses-for-sale': 'casă, vilă, house, casă de vânzare, cabană, duplex, villa, casă la țară, cottage',
  'houses-for-rent': 'închiriez casă, casă de închiriat, vilă de închiriat, house for rent, casă cu chirie',
  'rooms-for-rent':
    'cameră, închiriez cameră, cameră de închiriat, room, room for rent, coleg de apartament, roommate, flatmate, pat în cameră, gazdă',
  'holiday-rentals':
    'cazare, pensiune, hotel, regim hotelier, vacanță, accommodation, airbnb, cabană de închiriat, holiday rental, mare cazare',
  land: 'teren, lot, parcelă, land, plot, teren intravilan, teren extravilan, teren arabil, pădure, livadă de vânzare',
  'commercial-spaces':
    'spațiu comercial, birou de închiriat, hală, depozit, office space, shop to rent, warehouse, commercial space, magazin de închiriat, spații birouri',
  'garages-parking': 'garaj, loc de parcare, garage, parking space, boxă, parcare subterană',
  'property-wanted':
    'caut apartament, caut casă, caut chirie, caut teren, cumpăr apartament, cumpăr casă, looking for a flat, wanted flat',
  phones:
    'telefon, telefon mobil, iphone, apple, smartphone, mobil, phone, celular, samsung galaxy, galaxy, xiaomi, redmi, huawei, nokia, mobile phone, cell phone, pixel, oneplus, motorola telefon, telefon cu butoane',
  'phone-accessories':
    'husă, husă telefon, încărcător, încărcător telefon, folie, phone case, charger, baterie externă, power bank, cablu usb, suport telefon, folie de sticlă, cablu de date',
  tablets: 'tabletă, ipad, tablet, kindle, e-reader, ebook reader, galaxy tab, pocketbook, tabletă grafică',
  laptops: 'laptop, macbook, notebook, ultrabook, thinkpad, laptop gaming, chromebook, netbook',
  desktops:
    'calculator, pc, computer, desktop, unitate, unitate pc, imac, sistem gaming, unitate centrală, mac mini, server',
  'pc-components':
    'placă video, procesor, ssd, hard disk, memorie ram, placă de bază, graphics card, gpu, cpu, sursă pc, carcasă pc, cooler procesor, hdd, tastatură, mouse, keyboard, router, webcam, rtx, ryzen, stick usb, switch rețea',
  monitors: 'monitor, display pc, ecran pc, monitor gaming, screen',
  tvs: 'televizor, tv, smart tv, led tv, television, plasmă, oled, proiector, videoproiector, chromecast, tv box',
  audio:
    'boxe, căști, boxă, headphones, earphones, speakers, airpods, soundbar, amplificator, sistem audio, combină muzicală, boxă portabilă, radio, pick-up, difuzoare, microfon, boxă bluetooth, subwoofer, receiver',
  cameras:
    'cameră foto, aparat foto, camera, obiectiv, dslr, gopro, cameră video, dronă, drone, lens, canon eos, nikon, trepied, blitz foto, aparat de fotografiat, cameră de supraveghere',
  consoles:
    'consolă, playstation, ps5, ps4, xbox, nintendo, nintendo switch, console, controller, ps3, wii, steam deck, joystick, maneta ps4',
  'video-games':
    'joc video, jocuri ps4, jocuri ps5, video game, fifa, joc xbox, joc pc, gta, joc nintendo, joc ps5',
  smartwatches:
    'smartwatch, ceas inteligent, apple watch, fitbit, brățară fitness, garmin, mi band, smart watch, galaxy watch',
  printers:
    'imprimantă, scanner, printer, copiator, multifuncțional, cartuș imprimantă, toner, xerox, imprimantă 3d, plotter',
  sofas:
    'canapea, colțar, mobilă, fotoliu, sofa, couch, armchair, extensibilă, canapea extensibilă, sufragerie, living, taburet, berjer',
  'beds-mattresses':
    'pat, saltea, dormitor, bed, mattress, somieră, noptieră, pat dublu, pat matrimonial, topper saltea, pernă, plapumă',
  'tables-chairs':
    'masă, scaun, masă și scaune, table, chair, birou copii, măsuță, măsuță de cafea, birou, desk, masă extensibilă, scaun birou, dining, bancă de lemn, scaune bar',
  'wardrobes-storage':
    'dulap, șifonier, dressing, comodă, wardrobe, bibliotecă, etajeră, raft, bookcase, dresser, vitrină, cuier, pantofar, closet, shelf, ladă de depozitare, cufăr',
  kitchens:
    'mobilă de bucătărie, bucătărie, kitchen, kitchen cabinets, blat de bucătărie, chiuvetă bucătărie, corp bucătărie, baterie de bucătărie',
  lighting:
    'lampă, lustră, veioză, bec, lamp, chandelier, plafonieră, aplică, lampadar, led, spoturi, neon, abajur, candelabru',
  'decor-textiles':
    'covor, perdele, draperii, tablou, oglindă, carpet, rug, curtains, mirror, lenjerie de pat, pătură, decor, vază, cearșaf, pernă decorativă, ceas de perete, lumânări, mochetă, flori artificiale, față de masă, jaluzele, prosoape, cuvertură, globuri, brad de crăciun',
  kitchenware:
    'oale, farfurii, pahare, veselă, tacâmuri, tigaie, plates, pots and pans, cutlery, cană, oală, ceaun, cratiță, ceainic, glasses, cuțite de bucătărie, borcane, sticle goale, servicii de masă',
  'garden-furniture':
    'balansoar, jacuzzi, leagăn grădină, foișor, umbrelă terasă, pergolă, mobilier terasă, garden furniture, șezlong, hamac, set grădină, grătar, barbecue, bbq, pavilion, piscină gonflabilă, masă de grădină',
  'garden-machines':
    'mașină de tuns iarba, drujbă, motocoasă, motosapă, lawn mower, chainsaw, foarfecă de grădină, furtun, suflantă, lopată, pompă de apă, motofierăstrău, roabă, motopompă, sapă, greblă, hidrofor, trimmer, aspersor',
  plants:
    'plantă, flori, plants, semințe, răsaduri, copac, pom fructifer, puieți, trandafiri, orhidee, seeds, ghiveci, flori de cameră, cactus, gazon, butași, bulbi de lalele, tuia',
  refrigerators:
    'frigider, congelator, combină frigorifică, fridge, freezer, ladă frigorifică, refrigerator, side by side, lada frigorifica',
  'washing-machines':
    'mașină de spălat, mașină de spălat rufe, uscător de rufe, uscător rufe, washing machine, dryer, mașină de spălat vase, dishwasher, uscător haine',
  'cookers-ovens':
    'aragaz, cuptor, plită, cooker, oven, hotă, stove, plită cu inducție, cuptor electric, hob, cuptor cu microunde, microunde, microwave',
  'vacuum-cleaners':
    'aspirator, robot de aspirat, vacuum cleaner, dyson, hoover, roomba, aspirator vertical, mop electric, curățător cu abur',
  'coffee-machines':
    'espressor, cafetieră, aparat de cafea, coffee machine, râșniță de cafea, nespresso, delonghi, automat de cafea',
  'small-kitchen-appliances':
    'blender, mixer, robot de bucătărie, toaster, prăjitor de pâine, storcător, friteuză, fierbător, air fryer, kettle, mașină de tocat carne, multicooker, fier de călcat, iron, sandwich maker, mașină de pâine, mașină de cusut, sewing machine, thermomix, slow cooker, cântar de bucătărie, feliator',
  'air-conditioners':
    'aer condiționat, ac, climatizare, ventilator, air conditioner, fan, dezumidificator, umidificator, purificator de aer, air purifier, aparat aer condiționat',
  'boilers-heating':
    'centrală termică, cazan, calorifer, boiler, radiator, heater, sobă, teracotă, șemineu, aerotermă, încălzitor, fireplace, convector, centrală pe lemne, centrală pe gaz, termostat, panouri solare, pompă de căldură',
  'womens-clothing':
    'rochie, bluză, fustă, haine damă, haine femei, dress, skirt, blouse, palton damă, geacă damă, blugi damă, pulover damă, pantaloni damă, costum de baie, lenjerie intimă, sutien, jeans damă, women clothes, trening damă, colanți, haină de blană, sarafan, cămașă damă, haine gravide',
  'mens-clothing':
    'cămașă, costum bărbătesc, pantaloni, tricou, blugi, geacă, sacou, haine bărbați, shirt, suit, jeans, jacket, hanorac, palton, pulover, trening, t-shirt, cravată, hoodie, men clothes, curea, vestă, șapcă, pijama bărbați, costum bărbat, haine de lucru bărbați',
  'womens-shoes':
    'pantofi damă, cizme damă, sandale, tocuri, ghete damă, botine, high heels, women shoes, adidași damă, balerini, pantofi cu toc, sandals, cizme',
  'mens-shoes':
    'pantofi, adidași, ghete, sneakers, pantofi bărbați, boots, shoes, teniși, bocanci, papuci, men shoes, nike air, jordan, trainers, mocasini, adidasi nike',
  bags: 'geantă, rucsac, ochelari de soare, poșetă, bag, backpack, valiză, portofel, handbag, wallet, troler, borsetă, suitcase, geantă de voiaj, geamantan',
  watches:
    'ceas, ceas de mână, watch, rolex, casio, seiko, ceas bărbătesc, ceas de damă, omega, tissot, ceas de buzunar',
  jewellery:
    'inel, cercei, brățară, colier, verighete, bijuterii, ring, necklace, earrings, lanț de aur, lănțișor, aur, argint, verighetă, bracelet, diamant, medalion, inel de logodnă, cruciuliță, gold',
  'cosmetics-perfumes':
    'parfum, machiaj, cremă, perfume, makeup, ruj, rimel, șampon, cosmetice, ojă, placă de păr, uscător de păr, hair dryer, fond de ten, apă de toaletă, aparat de ras, epilator, lipstick, periuță electrică, mască de față',
  'wedding-clothes':
    'rochie de mireasă, rochie de ocazie, costum de mire, wedding dress, rochie de seară, voal, rochie de bal, mireasă, rochie de nuntă, frac',
  strollers: 'cărucior, cărucior copii, landou, stroller, pram, cărucior 3 în 1, buggy, pushchair',
  'car-seats': 'scaun auto, scaun auto copii, scoică auto, car seat, înălțător auto, isofix, scoică bebe',
  'nursery-furniture':
    'pătuț, pătuț bebe, leagăn bebe, masă de înfășat, cot, crib, țarc, scaun de masă bebe, balansoar bebe, cribs, saltea pătuț, high chair, premergător, scaun de masă copii',
  'kids-clothing':
    'haine copii, haine bebe, body bebeluș, salopetă copii, kids clothes, baby clothes, costum botez, haine bebeluși, geacă copii, rochiță, pijama copii, combinezon copii, trusou botez',
  'kids-shoes':
    'pantofi copii, ghete copii, sandale copii, cizme copii, kids shoes, adidași copii, papuci copii, încălțăminte bebe, botoșei',
  toys: 'jucării, jucărie, lego, păpușă, mașinuță, toy, toys, puzzle copii, barbie, trotinetă copii, tricicletă, triciclu, ursuleț de pluș, mașinuță electrică, trenuleț, cuburi, doll, teddy bear, plastilină, căsuță copii, tobogan, leagăn copii, playmobil, avion de jucărie',
  'feeding-care':
    'biberon, sterilizator, pompă de sân, lapte praf, scutece, pampers, bottle, breast pump, diapers, suzetă, olița, cădiță, cadă bebe, baby monitor, marsupiu, termometru, olita',
  'school-supplies':
    'ghiozdan, rechizite, caiete, manuale, schoolbag, school supplies, penar, culegere, uniformă școlară, creioane colorate, stilou, manual școlar, textbooks, globul pământesc',
  bicycles:
    'bicicletă, bike, mountain bike, mtb, bicicletă electrică, cursieră, bicycle, bmx, bicicletă copii, e-bike, bicla, roți bicicletă, cadru bicicletă, cască bicicletă, pegas',
  'electric-scooters':
    'trotinetă electrică, trotinetă, hoverboard, electric scooter, segway, monociclu electric, xiaomi m365, scuter electric',
  fitness:
    'bandă de alergat, gantere, bicicletă fitness, haltere, treadmill, dumbbells, aparat fitness, bicicletă eliptică, saltea yoga, sală, greutăți, bancă de forță, bicicletă medicinală, sac de box, stepper, exercise bike, proteine, mănuși de box',
  'winter-sports':
    'schiuri, ski, snowboard, clăpari, sanie, patine, skis, placă snowboard, cască ski, costum de ski, bocanci snowboard, patine de gheață, ochelari ski, sled',
  'camping-hiking':
    'cort, sac de dormit, tent, sleeping bag, rucsac de munte, bețe de trekking, camping, lanternă, frontală, saltea gonflabilă, aragaz de voiaj, bocanci de munte, binoclu, izopren, coardă alpinism, scaun de camping',
  fishing:
    'lansetă, undiță, mulinetă, pescuit, fishing rod, reel, năluci, sonar pescuit, momeală, fishing, lansete crap, cârlige, juvelnic',
  'team-sports':
    'minge, minge de fotbal, ghete de fotbal, tricou de fotbal, football, basketball, baschet, volei, mănuși de portar, handbal, football boots, poartă de fotbal, coș de baschet, crampoane, rugby',
  'racket-sports':
    'rachetă de tenis, tenis, tennis racket, badminton, ping pong, masă de ping pong, squash, padel, palete ping pong, mingi de tenis, rachetă',
  'water-sports':
    'caiac, sup, placă sup, kayak, costum neopren, mască snorkeling, surf, canoe, paddleboard, costum de scufundări, labe de înot, kitesurf, vestă de salvare, wetsuit, placă de surf, ochelari de înot, skijet',
  'tickets-vouchers':
    'bilete, bilet concert, voucher, tickets, abonament, card cadou, gift card, bilete untold, bilet meci, concert tickets, bilet festival, bilet avion, bilete teatru',
  books:
    'carte, cărți, roman, book, books, novel, dicționar, enciclopedie, harry potter, carte de bucate, biblie, atlas, poezii, colecție cărți, cărți copii',
  'magazines-comics': 'revistă, reviste, benzi desenate, manga, magazine, comics, ziare vechi, almanah, pif',
  'musical-instruments':
    'chitară, pian, vioară, tobe, orgă, guitar, piano, violin, acordeon, keyboard muzical, saxofon, ukulele, clarinet, trompetă, nai, amplificator chitară, chitară electrică, bass, drums, corzi chitară, flaut, țambal, pianină, synthesizer',
  'vinyl-music':
    'vinil, viniluri, disc de vinil, cd muzică, casete, vinyl, records, cd-uri, cassette, plăci de pick-up, dvd, filme dvd, bluray, discuri',
  'board-games':
    'joc de societate, monopoly, șah, board game, catan, chess, remi, rummy, cărți de joc, puzzle, table joc, activity, domino, cărți pokemon, backgammon',
  collectibles:
    'monede, timbre, colecție, coins, stamps, figurine, machete, insigne, medalii, cărți poștale, bancnote, funko pop, brichetă de colecție, miniaturi, machete auto, hot wheels, decorații, icoane vechi, bani vechi, pokemon, militaria',
  'art-antiques':
    'tablou pictat, pictură, antichități, antiques, painting, sculptură, statuetă, goblen, mobilă veche, icoană, porțelan vechi, samovar, gramofon, oil painting, litografie, statuie, ceas antic, bibelou',
  handmade:
    'handmade, lucrat manual, croșetat, tricotat, ie, ie tradițională, cusut, mărțișor, mărturii, cadou handmade, hand made, ceramică pictată, sculptat în lemn, brodat',
  'it-jobs':
    'programator, developer, software engineer, it job, administrator de sistem, tester, web developer, it support, angajez programator, inginer software, java developer',
  'sales-jobs':
    'vânzător, agent de vânzări, casier, lucrător comercial, sales job, sales assistant, cashier, vânzătoare, reprezentant vânzări, consultant vânzări, merchandiser',
  'construction-jobs':
    'muncitor construcții, zidar, zugrav angajez, dulgher, faianțar, construction worker, sudor, instalator angajare, fierar betonist, angajez zidari, mecanic utilaje, electrician angajare, salahor',
  'driver-jobs':
    'șofer, curier, driver, courier, șofer tir, livrator, delivery driver, șofer profesionist, taximetrist, angajez șofer, șofer uber, glovo',
  'hospitality-jobs':
    'ospătar, bucătar, barman, chelner, waiter, cook, recepționer, cameristă, chef, ajutor de bucătar, bartender, pizzar, barista',
  'production-jobs':
    'muncitor, operator producție, muncitor necalificat, factory worker, manipulant marfă, stivuitorist, warehouse worker, ambalator, operator cnc, confecționer, croitoreasă angajare, lăcătuș',
  'office-jobs':
    'contabil angajare, secretară, asistent manager, accountant job, hr, office assistant, resurse umane, operator call center, funcționar, secretary, call center, economist, recepționeră birou',
  'care-jobs':
    'bonă, menajeră, babysitter, nanny, îngrijitoare, îngrijitor bătrâni, femeie de serviciu, caregiver, curățenie angajare, badantă, infirmieră la domiciliu',
  'health-education-jobs':
    'asistent medical, medic, profesor, doctor job, nurse, teacher, educatoare, farmacist, învățător, dentist angajare, kinetoterapeut, asistentă medicală',
  'seasonal-jobs':
    'muncă sezonieră, zilier, job de vară, cules, seasonal work, cules de căpșuni, muncă în străinătate, summer job, zilieri, cules fructe',
  'construction-services':
    'renovări, zugrav, zugrăveli, acoperiș, amenajări interioare, renovation, roofing, meseriaș, gresie și faianță montaj, builder, construcții case, termosistem, montaj parchet, painter, izolații, pavaj, rigips montaj, mansardări',
  'installers-repairs':
    'instalator, electrician, reparații, plumber, repair, reparații telefoane, reparații mașini de spălat, lăcătuș deblocări, service laptop, montaj aer condiționat, desfundare canalizare, reparații frigidere, handyman, reparații tv, depanare',
  'transport-moving':
    'transport marfă, mutări, transport mobilă, moving, removals, tractări auto, transport persoane, taxi, tractare, relocare, transport moloz, movers, transport internațional',
  'car-services':
    'service auto, detailing, vopsitorie auto, mecanic auto, mechanic, car wash, spălătorie auto, tinichigerie, vulcanizare, itp, diagnoză auto, folie auto montaj, polish auto',
  'cleaning-services':
    'curățenie, servicii de curățenie, cleaning, spălat covoare, curățenie la domiciliu, spălătorie covoare, spălat geamuri, curățare canapele, dezinsecție, cleaning lady',
  tutoring:
    'meditații, profesor particular, cursuri, tutor, lessons, meditații matematică, lecții de pian, curs de engleză, tutoring, lecții înot, școală de șoferi, engleză online, limba engleză, pregătire bac',
  'beauty-services':
    'manichiură, coafor, masaj, frizerie, unghii, manicure, haircut, massage, gene false, cosmetică, epilare, machiaj la domiciliu, frizer, tatuaje, tattoo, hairdresser, extensii gene',
  'event-services':
    'fotograf, dj, nuntă, formație, wedding photographer, organizare evenimente, sală de nuntă, candy bar, videograf, animatori petreceri, photographer, catering, tort, închiriere limuzină, cabină foto, trupă, botez',
  'it-services':
    'site web, creare site, web design, logo, programare, website, graphic design, seo, magazin online, mentenanță it, aplicații mobile, recuperare date, instalare windows',
  'legal-finance':
    'contabilitate, avocat, notar, traduceri, lawyer, accounting, translation, înființare firmă, consultanță, traducător, asigurări, credit, accountant, insurance, expertiză contabilă',
  dogs: 'câine, cățel, căței, dog, puppy, ciobănesc, bichon, husky, labrador, golden retriever, yorkshire, chihuahua, pug, rottweiler, puppies, pechinez, cățeluș, amstaff, teckel',
  cats: 'pisică, pisici, cat, kitten, motan, british shorthair, persană, pisoi, maine coon, siameză, sphynx, kittens',
  birds:
    'papagal, canar, peruș, parrot, porumbei, bird, nimfă, porumbei voiajori, colivie cu papagali, canari, budgie',
  'fish-aquariums':
    'acvariu, pești, peștișori, aquarium, fish tank, pește de acvariu, guppy, filtru acvariu, plante de acvariu, fish, caras auriu',
  'small-pets-reptiles':
    'hamster, iepure pitic, broască țestoasă, șarpe, guinea pig, porcușor de guineea, chinchilla, rabbit pet, turtle, iguană, gecko, șopârlă, snake, cobai, arici pitic',
  'pet-accessories':
    'hrană câini, cușcă câine, lesă, zgardă, dog food, cat food, colivie, hrană pisici, ansamblu de joacă pisici, litieră, castron câine, mâncare de câini, culcuș câine, dog bed, pet carrier, botniță, cușcă transport',
  'pet-services':
    'pensiune canină, tuns câini, dresaj, veterinar, dog walker, dresaj câini, pet sitting, vet, frizerie canină, cazare animale, montă câini',
  tractors:
    'tractor, tractoare, u650, tractoraș, john deere, fendt, motocultor, new holland tractor, tractor agricol',
  'farm-machinery':
    'plug, combină agricolă, semănătoare, disc agricol, presă de balotat, harvester, remorcă agricolă, cositoare, batoză, moară de porumb, grapă, tocătoare agricolă, plough, prășitoare, erbicidator, incubator, mulgătoare',
  livestock:
    'vacă, vaci, oaie, oi, porc, porci, cal, capră, purcei, cow, sheep, pig, horse, goat, vițel, miel, măgar, iepuri, capre, berbec, juncă, iapă, miei',
  poultry:
    'găini, găină, pui, rațe, gâște, curcani, chickens, ducks, cocoș, prepelițe, pui de o zi, fazani, hen, rooster, bibilici, ouă de incubat, păuni',
  'grain-feed':
    'porumb, grâu, lucernă, fân, fan, baloți, corn, wheat, hay, furaje, orz, floarea soarelui, straw, paie, șrot, tărâțe, ovăz, siloz',
  'farm-products':
    'brânză, lapte, ouă, vin, țuică, cartofi, miere de albine, cheese, eggs, honey, wine, mere, nuci, gem, slănină, cârnați, roșii, ulei presat la rece, ceapă, afumături, fructe, legume, palincă, zacuscă, murături, varză, apples, potatoes, zmeură, smântână, caș, dulceață',
  beekeeping:
    'stupi, stup, albine, familii de albine, beehive, bees, rame stup, centrifugă miere, faguri, apicultură, lăzi stupi, polen, propolis, roi de albine',
  firewood:
    'lemne de foc, lemne, peleți, brichete, firewood, pellets, cărbuni, pellet, lemn de foc, rumeguș, logs, lemne esență tare, brichete lemn',
  'power-tools':
    'bormașină, flex, polizor, șurubelniță electrică, drill, angle grinder, rotopercutor, makita, bosch, ferăstrău electric, pistol de vopsit, circular, pickhammer, filetantă, mașină de găurit, fierăstrău circular, hilti, șlefuitor, jigsaw, dewalt, autofiletantă, pendular',
  'hand-tools':
    'ciocan, șurubelniță, trusă de scule, chei fixe, hammer, screwdriver, toolbox, clește, scară, fierăstrău de mână, ladder, nivelă, topor, cric, menghină, cheie dinamometrică, patent, ruletă, ladă de scule, trusă tubulare, wrench, axe, bancă de lucru',
  welding:
    'aparat de sudură, invertor sudură, welder, sudură, electrozi, mig mag, mască de sudură, welding machine, sârmă sudură, invertor de sudură',
  'generators-compressors':
    'generator, generator curent, compresor, generator, air compressor, compresor aer, grup electrogen, power generator, ups, stabilizator de tensiune, invertor solar',
  'building-materials':
    'cărămidă, ciment, țiglă, parchet, gresie, faianță, bricks, cement, uși, ferestre, geam termopan, nisip, cherestea, rigips, polistiren, vată minerală, tablă, fier beton, termopane, doors, windows, vopsea, laminate flooring, garduri, plasă de gard, scândură, ușă de interior, grinzi, bca, tiles, cadă de baie, wc, lavoar, chiuvetă, cabină de duș, vas wc, roof tiles, adeziv, țeavă, lambriu, paint, poartă, balustradă, porți, baterie baie, dulapuri baie',
  'construction-machines':
    'excavator, buldoexcavator, betonieră, schelă, excavator, concrete mixer, macara, placă compactoare, scaffolding, mini excavator, stivuitor, încărcător frontal, forklift, buldozer, cofraje, mai compactor, cilindru compactor, nacelă, digger',
  'woodworking-machines':
    'strung, freză, abricht, circular de tâmplărie, gater, lathe, cnc, mașină de îndreptat, mașină de rindeluit, milling machine, presă hidraulică, ghilotină tablă, mașină de cusut industrială, panglică, debitat lemn, drujbă gater, table saw',
  'safety-workwear':
    'salopetă de lucru, bocanci de protecție, cască de protecție, mănuși de lucru, safety boots, hard hat, workwear, vestă reflectorizantă, haine de lucru, ham de siguranță, stingător, work gloves, ochelari de protecție, extinctor, mască de protecție',
  'restaurant-equipment':
    'cuptor pizza, vitrină frigorifică, espressor profesional, dozator bere, friteuză profesională, horeca, bar, commercial fridge, echipament restaurant, mașină de înghețată, mese restaurant, malaxor aluat, cuptor patiserie, rotisor, restaurant equipment, pizza oven, tonetă',
  'shop-fittings':
    'rafturi magazin, casă de marcat, vitrină magazin, manechin, cash register, cântar electronic, stender haine, rafturi metalice, tejghea, shop counter, display shelf, rafturi depozit, pos, seif, aparat de marcat prețuri, firmă luminoasă',
  'office-furniture':
    'scaun de birou, birou directorial, mobilier de birou, office chair, fișet, masă de ședințe, office desk, dulap metalic, fotoliu directorial, scaun ergonomic, filing cabinet, whiteboard, tablă magnetică',
  'wholesale-stock':
    'stoc, lot haine, en gros, second hand angro, wholesale, lichidare stoc, paleți, baloți haine, stoc magazin, pallets, outlet angro, clearance stock, haine second hand la kilogram, palet retur',
  'medical-beauty-equipment':
    'pat de masaj, scaun coafor, scaun cu rotile, wheelchair, pat medical, aparat cosmetic, lampă uv unghii, unit dentar, massage table, cârje, tensiometru, hospital bed, concentrator oxigen, cadru de mers, aparat de slăbit, aparat laser epilare, crutches, saltea antiescare',
  'businesses-for-sale':
    'afacere, firmă de vânzare, srl, business for sale, vând afacere, franciză, cedez afacere, magazin online de vânzare, company for sale, vând firmă, restaurant de vânzare, vând srl, salon de vânzare, franchise, domeniu web',
}
