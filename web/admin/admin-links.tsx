'use client'

import { useEffect, useState } from 'react'
import { currentSession } from '../session/session.ts'

interface AdminLink {
  href: string
  text: string
  isCurrent: boolean
  isForModerators: boolean
}

/** Links to pages of the staff; a moderator, once it is known to be one, sees none to pages that would be refused. */
export function AdminLinks({ label, links }: { label: string; links: AdminLink[] }) {
  const [isModerator, setModerator] = useState(false)
  useEffect(() => {
    // The page itself says what is wrong with a session.
    void currentSession()
      .then((session) => setModerator(session?.user.role === 'moderator'))
      .catch(() => {})
  }, [])
  return (
    <nav aria-label={label} className="flex gap-2 overflow-x-auto pb-1 md:flex-wrap">
      {links
        .filter(({ isForModerators, isCurrent }) => !isModerator || isForModerators || isCurrent)
        .map(({ href, text, isCurrent }) => (
          <a
            key={href}
            href={href}
            {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
            className="inline-flex min-h-target shrink-0 items-center rounded-chip border border-line px-4 text-sm font-medium hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft"
          >
            {text}
          </a>
        ))}
    </nav>
  )
}
