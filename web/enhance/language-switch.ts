/**
 * The switch leads to the same view in the other language, also after scripts have changed the address: filters and steps of a
 * form stand in the query, which both languages share.
 */
export function keepLanguageSwitch(): void {
  const follow = (event: Event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[data-language-switch]')
    if (link) link.search = location.search
  }
  // Before the link is followed, in this tab or, from its menu, in another one.
  for (const type of ['pointerdown', 'focusin', 'click']) document.addEventListener(type, follow, true)
}
