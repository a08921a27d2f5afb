/**
 * What people write, and what it is understood as: filters by parameter (a place by its name; prices in minor units), and the words that stay.
 */
export const understoodPhrases = `
apartament cluj | place=Cluj-Napoca | apartament
apartamente Cluj-Napoca | place=Cluj-Napoca | apartamente
apartament de vânzare cluj | category=flats-for-sale place=Cluj-Napoca
apartament de inchiriat bucuresti | category=flats-for-rent place=București
garsoniera de inchiriat iasi | category=flats-for-rent place=Iași | garsoniera
garsonieră timișoara | place=Timișoara | garsonieră
casa de vanzare brasov | category=houses-for-sale place=Brașov
casă de închiriat Sibiu | category=houses-for-rent place=Sibiu
apartament 2 camere de vanzare cluj | category=flats-for-sale attr.rooms=2 place=Cluj-Napoca
apartament 3 camere de inchiriat Cluj mobilat | category=flats-for-rent attr.rooms=3 attr.furnished=furnished place=Cluj-Napoca
apartament 2 camere cluj manastur | place=Cluj-Napoca | apartament 2 camere manastur
vand apartament cluj sub 100000 euro | priceMax=10000000 currency=EUR category=flats-for-sale place=Cluj-Napoca
apartament cluj-napoca pana in 500 euro | priceMax=50000 currency=EUR place=Cluj-Napoca | apartament
apartament de inchiriat cluj sub 400 € | priceMax=40000 currency=EUR category=flats-for-rent place=Cluj-Napoca
chirie apartament oradea | category=flats-for-rent place=Oradea
inchiriez apartament 2 camere militari | category=flats-for-rent attr.rooms=2 | militari
camera de inchiriat cluj | category=rooms-for-rent place=Cluj-Napoca
vila de vanzare predeal | category=houses-for-sale place=Predeal | vila
flat for rent cluj | category=flats-for-rent place=Cluj-Napoca
apartment for rent in Bucharest under 500 euro | priceMax=50000 currency=EUR category=flats-for-rent place=București
house for sale brasov | category=houses-for-sale place=Brașov
flats for sale near sibiu | category=flats-for-sale place=Sibiu
apartment cluj | place=Cluj-Napoca | apartment
teren floresti cluj | category=land place=Florești
teren de vanzare in Luna de Sus | category=land place=Luna de Sus
teren 500 mp sub 20000 euro | priceMax=2000000 currency=EUR category=land | 500 mp
teren intravilan Chinteni | category=land attr.zoning=building | Chinteni
casa judetul cluj | county=CJ | casa
casa jud. Alba | county=AB | casa
casa maramures | county=MM | casa
teren ilfov | category=land county=IF
golf 7 diesel sub 5000 euro | priceMax=500000 currency=EUR category=cars attr.fuel=diesel | golf 7
golf 7 diesel | category=cars attr.fuel=diesel | golf 7
bmw seria 3 diesel automata | category=cars attr.make=bmw attr.fuel=diesel attr.gearbox=automatic | seria 3
bmw diesel 2015 | category=cars attr.make=bmw attr.fuel=diesel | 2015
audi a4 diesel din 2015 | category=cars attr.make=audi attr.fuel=diesel attr.year=2015 | a4
audi a4 din 2015 sub 10000 euro cluj | priceMax=1000000 currency=EUR category=cars attr.make=audi attr.year=2015 place=Cluj-Napoca | a4
dacia logan benzina 2010 | category=cars attr.make=dacia attr.fuel=petrol | logan 2010
dacia logan sub 100000 km | category=cars attr.make=dacia attr.kmMax=100000 | logan
dacia logan sub 100.000 km sub 3000 euro | priceMax=300000 currency=EUR category=cars attr.make=dacia attr.kmMax=100000 | logan
vw passat motorina dupa 2014 | category=cars attr.make=volkswagen attr.fuel=diesel attr.yearMin=2014 | passat
skoda octavia diesel peste 2016 | category=cars attr.make=skoda attr.fuel=diesel attr.yearMin=2016 | octavia
mercedes clasa c automat din 2018 | category=cars attr.make=mercedes-benz attr.gearbox=automatic attr.year=2018 | clasa c
masina sub 2000 euro | priceMax=200000 currency=EUR category=cars
masina diesel cluj | category=cars attr.fuel=diesel place=Cluj-Napoca
mașină automată sub 5000 € | priceMax=500000 currency=EUR category=cars attr.gearbox=automatic
masini second hand cluj | category=cars condition=like-new,good,used place=Cluj-Napoca
masini electrice | category=cars attr.fuel=electric
masina electrica sub 10000 euro | priceMax=1000000 currency=EUR category=cars attr.fuel=electric
autoturism diesel 2010-2015 | category=cars attr.fuel=diesel attr.yearMin=2010 attr.yearMax=2015
autoturism intre 2010 si 2015 | category=cars attr.yearMin=2010 attr.yearMax=2015
masina intre 2000 si 4000 euro | priceMin=200000 priceMax=400000 currency=EUR category=cars
masina 2000-4000 euro | priceMin=200000 priceMax=400000 currency=EUR category=cars
masina de la 2000 la 4000 euro | priceMin=200000 priceMax=400000 currency=EUR category=cars
masina rosie | category=cars attr.colour=red
mașină neagră diesel | category=cars attr.colour=black attr.fuel=diesel
tesla electric din 2020 | category=cars attr.make=tesla attr.fuel=electric attr.year=2020
duster 4x4 diesel | category=cars attr.fuel=diesel | duster 4x4
logan benzina sub 50000 km | category=cars attr.fuel=petrol attr.kmMax=50000 | logan
car diesel under 5000 euro | priceMax=500000 currency=EUR category=cars attr.fuel=diesel
red car | category=cars attr.colour=red
diesel car cluj | category=cars attr.fuel=diesel place=Cluj-Napoca
car under 100000 km | category=cars attr.kmMax=100000
used car under 3000 euro | priceMax=300000 currency=EUR category=cars condition=like-new,good,used
car from 2015 | category=cars attr.yearMin=2015
car since 2015 diesel | category=cars attr.yearMin=2015 attr.fuel=diesel
car between 2000 and 4000 euro | priceMin=200000 priceMax=400000 currency=EUR category=cars
motocicleta honda | category=motorcycles attr.make=honda
motocicletă sub 2000 euro cluj | priceMax=200000 currency=EUR category=motorcycles place=Cluj-Napoca
motorcycle under 2000 euro | priceMax=200000 currency=EUR category=motorcycles
scuter sub 3000 lei | priceMax=300000 currency=RON category=scooters-mopeds
telefon samsung | category=phones attr.brand=samsung
telefon samsung sub 1000 lei | priceMax=100000 currency=RON category=phones attr.brand=samsung
telefon 128gb | category=phones attr.storage=128
telefon apple 256 gb | category=phones attr.brand=apple attr.storage=256
iphone 13 128gb | category=phones attr.storage=128 | iphone 13
iphone 13 128 gb sub 2000 lei | priceMax=200000 currency=RON category=phones attr.storage=128 | iphone 13
iphone 13 negru | category=phones attr.colour=black | iphone 13
samsung galaxy s22 256gb | category=phones attr.brand=samsung attr.storage=256 | galaxy s22
phone under 500 lei | priceMax=50000 currency=RON category=phones
mobile phone samsung 128gb | category=phones attr.brand=samsung attr.storage=128
telefon mobil nou | category=phones condition=new
telefon nou sub 1500 | category=phones condition=new priceMax=150000 currency=RON
laptop | category=laptops
laptop cluj | category=laptops place=Cluj-Napoca
laptop 16gb ram | category=laptops attr.memory=16
laptop 16 gb ram 512 gb ssd | category=laptops attr.memory=16 attr.storage=512
laptop lenovo sub 2000 lei | priceMax=200000 currency=RON category=laptops attr.brand=lenovo
laptop second hand | category=laptops condition=like-new,good,used
laptop gaming sub 3000 lei | priceMax=300000 currency=RON category=laptops | gaming
laptop i5 sub 2000 | category=laptops priceMax=200000 currency=RON | i5
laptop dell 8gb ram timisoara | category=laptops attr.brand=dell attr.memory=8 place=Timișoara
televizor samsung | category=tvs attr.brand=samsung
televizor sub 1000 lei | priceMax=100000 currency=RON category=tvs
tv samsung under 1000 lei | priceMax=100000 currency=RON category=tvs attr.brand=samsung
tableta samsung 64gb | category=tablets attr.brand=samsung attr.storage=64
monitor 27 inch | category=monitors attr.screen=27
monitor 144hz | category=monitors | 144hz
bicicleta | category=bicycles
bicicletă copii sub 500 lei | priceMax=50000 currency=RON category=bicycles attr.type=kids
bicicleta mtb cluj | category=bicycles attr.type=mtb place=Cluj-Napoca
biciclete sub 1000 lei | priceMax=100000 currency=RON category=bicycles
bicicleta noua sub 2000 lei | priceMax=200000 currency=RON category=bicycles condition=new
bike under 1000 lei | priceMax=100000 currency=RON category=bicycles
bicicleta electrica | category=bicycles attr.type=electric
canapea cluj | place=Cluj-Napoca | canapea
canapea extensibila sub 1500 lei | priceMax=150000 currency=RON | canapea extensibila
canapea extensibilă București sector 3 | place=București | canapea extensibilă sector 3
frigider sub 500 lei | priceMax=50000 currency=RON | frigider
frigider second hand cluj | place=Cluj-Napoca condition=like-new,good,used | frigider
masina de spalat sub 800 lei | priceMax=80000 currency=RON | masina de spalat
masina de spalat cluj | place=Cluj-Napoca | masina de spalat
aspirator sub 300 | category=vacuum-cleaners priceMax=30000 currency=RON
aspirator nou | category=vacuum-cleaners condition=new
espressor delonghi sub 1000 lei | priceMax=100000 currency=RON category=coffee-machines attr.brand=delonghi
rochie rosie sub 100 lei | priceMax=10000 currency=RON | rochie rosie
rochie alba | category=womens-clothing attr.type=dress attr.colour=white
rochie nouă | condition=new | rochie
geaca piele barbati | category=mens-clothing attr.type=jacket attr.material=leather | barbati
ps5 sub 2000 lei | priceMax=200000 currency=RON | ps5
ps5 nou | condition=new | ps5
playstation 5 iasi | place=Iași | playstation 5
drujba stihl sub 1000 lei | priceMax=100000 currency=RON | drujba stihl
tractor sub 10000 euro | priceMax=1000000 currency=EUR category=tractors
tractor u650 cluj | category=tractors | u650 cluj
catei bichon cluj | place=Cluj-Napoca | catei bichon
pisica cluj | category=cats place=Cluj-Napoca
porumb buzau | place=Buzău | porumb
angajez sofer cluj | place=Cluj-Napoca | angajez sofer
bona cluj | place=Cluj-Napoca | bona
zugrav bucuresti | place=București | zugrav
instalator Tg Mures | place=Târgu Mureș | instalator
instalator Tg. Mureș | place=Târgu Mureș | instalator
meditatii matematica sf gheorghe | place=Sfântu Gheorghe | meditatii matematica
chirie Kolozsvar | place=Cluj-Napoca | chirie
flat Temeswar | place=Timișoara | flat
masaj kronstadt | place=Brașov | masaj
sub 500 lei | priceMax=50000 currency=RON
cluj | place=Cluj-Napoca
în Cluj | place=Cluj-Napoca
județul Prahova | county=PH
lemne de foc suceava | place=Suceava | lemne de foc
lemne de foc in Gura Humorului | place=Gura Humorului | lemne de foc
miere Vatra Dornei | place=Vatra Dornei | miere
anvelope iarna r16 | category=tyres-wheels attr.season=winter | anvelope r16
scaun auto cluj | place=Cluj-Napoca | scaun auto
car parts | category=car-parts
bloc nou cluj | place=Cluj-Napoca | bloc nou
ca nou | condition=like-new
laptop max | category=laptops | max
iphone 15 pro max 256gb | category=phones attr.storage=256 | iphone 15 pro max
diesel sub 5000 euro | priceMax=500000 currency=EUR | diesel
constanta | place=Constanța
deva | place=Deva
"golf 7" diesel sub 5000 euro | priceMax=500000 currency=EUR | "golf 7" diesel
golf -diesel sub 5000 euro | priceMax=500000 currency=EUR | golf -diesel
laptop -lenovo | category=laptops | -lenovo
tv | category=tvs
phones | category=phones
autoturisme | category=cars
apartamente de vânzare | category=flats-for-sale
cars | category=cars
camion | category=trucks
boats | category=boats
hotel mamaia | place=Mamaia | hotel
cazare brasov | place=Brașov | cazare
garaj de inchiriat cluj | category=garages-parking attr.type=garage attr.offer=rent place=Cluj-Napoca
birou de inchiriat timisoara | place=Timișoara | birou de inchiriat
caut laptop | category=laptops
cumpar masina | category=cars
motorola telefon sub 800 lei | priceMax=80000 currency=RON | motorola telefon
apartament 3 camere decomandat de vanzare in Cluj-Napoca | category=flats-for-sale attr.rooms=3 attr.partitioning=detached place=Cluj-Napoca
casa cu 4 camere de vanzare brasov | category=houses-for-sale attr.rooms=4 place=Brașov
apartament de inchiriat, 2 camere, Cluj-Napoca, Cluj | category=flats-for-rent attr.rooms=2 place=Cluj-Napoca
apartament nou de vanzare sibiu | category=flats-for-sale place=Sibiu | nou
garsoniera cluj sub 40.000 euro | priceMax=4000000 currency=EUR place=Cluj-Napoca | garsoniera
2 room apartment for rent in Cluj | category=flats-for-rent attr.rooms=2 place=Cluj-Napoca
bmw x5 diesel between 2012 and 2016 | category=cars attr.make=bmw attr.fuel=diesel attr.yearMin=2012 attr.yearMax=2016 | x5
opel astra benzina din 2012 max 4000 euro | priceMax=400000 currency=EUR category=cars attr.make=opel attr.fuel=petrol attr.year=2012 | astra
ford focus diesel pana la 150 mii km | category=cars attr.make=ford attr.fuel=diesel attr.kmMax=150000 | focus
camion man cluj | category=trucks attr.make=man place=Cluj-Napoca
remorca auto sub 3000 lei | priceMax=300000 currency=RON category=trailers attr.type=car
smartwatch sub 500 lei | priceMax=50000 currency=RON category=smartwatches
monitor second hand sub 400 lei | priceMax=40000 currency=RON category=monitors condition=like-new,good,used
televizor 4k | category=tvs | 4k
carucior copii second hand cluj | category=strollers condition=like-new,good,used place=Cluj-Napoca
tableta cluj-napoca | category=tablets place=Cluj-Napoca
land for sale near Bucharest | category=land place=București
notebook under 2000 lei | priceMax=200000 currency=RON category=laptops
television under 500 lei | priceMax=50000 currency=RON category=tvs
second hand bike | category=bicycles condition=like-new,good,used
bike for sale cluj | category=bicycles place=Cluj-Napoca
cluj laptop | place=Cluj-Napoca category=laptops
Timișoara telefon samsung | place=Timișoara category=phones attr.brand=samsung
laptop in Targu Mures | category=laptops place=Târgu Mureș
laptop Tîrgu Mureș | category=laptops place=Târgu Mureș
laptop langa Sibiu | category=laptops place=Sibiu
laptop judetul Sibiu | category=laptops county=SB
laptop Bistrita | category=laptops place=Bistrița
telefon din Iasi | place=Iași category=phones
laptop £300 | category=laptops | £300
laptop sub £300 | priceMax=30000 currency=GBP category=laptops
laptop sub 5k lei | priceMax=500000 currency=RON category=laptops
masina sub 10k euro | priceMax=1000000 currency=EUR category=cars
masina sub 3 mii euro | priceMax=300000 currency=EUR category=cars
apartament de vanzare intre 50 si 70 mii euro | priceMin=5000000 priceMax=7000000 currency=EUR category=flats-for-sale
iphone nou sigilat | condition=new | iphone nou
ochelari ski ca noi | condition=like-new | ochelari ski
laptop satu mare | category=laptops place=Satu Mare
laptop baia mare | category=laptops place=Baia Mare
tort de nunta brasov | place=Brașov | tort de nunta
`

/** What is left as it is: another word of the same spelling, a thing for a thing, a team, a subject; or words that already say all. */
export const plainPhrases = `
golf 7
golf
bmw seria 3
iphone 13
masina de spalat bosch
rochie de mireasa
pantofi 42
ps5
mutari Rm. Vâlcea
jante bmw
piese golf 4
far golf 7
husa telefon
husa iphone 13
incarcator laptop
suport tv
geanta laptop
baterie laptop
scaun auto
scaun birou
masa de ping pong
covorase auto
car seat
phone case
phone charger
laptop stand
gaming laptop
toy car
carte Cluj istorie
carte cluj
istoria clujului
cfr cluj
tricou cfr cluj
fular u cluj
steaua bucuresti
dinamo bucuresti tricou
harta romaniei
harta cluj
vederi cluj vechi
bilet untold cluj
transport cluj bucuresti
tren cluj
sub pat
suport sub birou
sertar sub pat 90
subwoofer sub scaun
sub garantie
jocuri sub 18 ani
rochie sub genunchi
peste
peste acvariu
pește 5 kg
undita peste 3 m
roman de dragoste
roman
mobila din brad
masa din lemn masiv
canapea din piele
apartament bloc nou
an nou
new balance 574
new balance
new york
noul testament
nou nascut haine
haine de la 2 la 4 ani
from 3 to 6 years
de la mine
max verstappen
maxim gorki
min 5
pro max
iphone 15 pro max
u650
golf 4 1.9 tdi
peugeot 2008
bmw 2002
e36
diesel
blugi diesel
parfum diesel
orange
negru
piatra
piatra decorativa
casa de pariuri
alba
victoria
brad artificial
brad de craciun
in stare buna
in cutie
din 2015
garantie 2 ani
roata 26 inch
5000 euro
1000-2000
car seat isofix
electric guitar
yamaha r6
cazare la mare
vacanta grecia
telefon fix
telefon de jucarie
carte de telefon
masina de tuns iarba
masina de cusut singer
mașină de găurit bosch
moara de vanzare
vand golf 6
renault diesel sub 200k km
laptop din 2020
castel bran
poiana brasov cazare
dictionar roman englez
stema judetului cluj
masina de scris
untold cluj abonament
paste de dinti
max 5 persoane
`
