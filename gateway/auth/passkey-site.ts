/** Whether browsers have passkeys for a site: of a name, by https or on their own machine. */
export const canHavePasskeys = ({ protocol, hostname }: URL): boolean =>
  !/^[\d.]+$|^\[/.test(hostname) && (protocol === 'https:' || /^(?:.+\.)?localhost$/.test(hostname))
