import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  [data: `data-${string}`]: unknown
}

/** The elements that enhance/main.ts brings to life, and map/main.ts. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'piata-search': CustomElement
      'piata-filters': CustomElement
      'piata-place': CustomElement
      'piata-more': CustomElement
      'piata-gallery': CustomElement
      'piata-heart': CustomElement
      'piata-phone': CustomElement
      'piata-viewed': CustomElement
      'piata-recent': CustomElement
      'piata-last': CustomElement
      'piata-offline': CustomElement
      'piata-follow': CustomElement
      'piata-replies': CustomElement
      'piata-share': CustomElement
      'piata-map': CustomElement
    }
  }
}
