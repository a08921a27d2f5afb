import { type Browser, chromium } from 'playwright-core'

// Chromium needs these where it runs as root or without a network.
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name of this machine that is no secure origin.
  '--host-resolver-rules=MAP piata.lan 127.0.0.1',
]

const wholePath = process.env.CHROMIUM_WHOLE_PATH ?? process.env.CHROMIUM_PATH!

/** Whether there is one that shows notifications, as the one without a window, which pages are tested in where it is installed, does not. */
export const hasWholeChromium = wholePath !== ''

export const launchWholeChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: wholePath, args: chromiumArguments })
