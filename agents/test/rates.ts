type Told = Record<string, string | [rate: string, multiplier: string]>

/** A file as the National Bank of Romania writes it. */
export function bank(date: string, rates: Told): string {
  const lines = Object.entries(rates).map(([currency, told]) => {
    const [rate, multiplier] = Array.isArray(told) ? told : [told, undefined]
    return `<Rate currency="${currency}"${multiplier === undefined ? '' : ` multiplier="${multiplier}"`}>${rate}</Rate>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<DataSet xmlns="http://www.bnr.ro/xsd">
  <Header><Publisher>A bank</Publisher><PublishingDate>${date}</PublishingDate><MessageType>DR</MessageType></Header>
  <Body><Subject>Reference rates</Subject><OrigCurrency>RON</OrigCurrency>
    <Cube date="${date}">${lines.join('\n')}</Cube>
  </Body>
</DataSet>`
}

/** A file as the European Central Bank writes it. */
export function centralBank(days: Record<string, Record<string, string>>): string {
  const cubes = Object.entries(days).map(([date, rates]) => {
    const lines = Object.entries(rates).map(
      ([currency, rate]) => `<Cube currency='${currency}' rate='${rate}'/>`,
    )
    return `<Cube time='${date}'>${lines.join('')}</Cube>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube>${cubes.join('\n')}</Cube>
</gesmes:Envelope>`
}
