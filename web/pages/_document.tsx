import { HeadManagerContext } from 'next/dist/shared/lib/head-manager-context.shared-runtime'
import Document, {
  type DocumentContext,
  type DocumentInitialProps,
  Head,
  Html,
  Main,
  NextScript,
} from 'next/document'
import { renderToStaticMarkup } from 'react-dom/server'
import { timeZone } from '../i18n/format.ts'
import { languagesForBrowsers } from '../i18n/site.ts'
import { accentStyle } from '../layout/accent.ts'
import { documentStyles } from '../server/document-styles.ts'

const fonts = ['inter-latin', 'inter-romanian']

/** The frame of every document. The only script in it is the site's own, `enhance/main.ts`. */
export default class DocumentFrame extends Document {
  /**
   * Renders what stands in the frame in one pass, without the marks by which React in a browser would find its parts again. Next's
   * own pass makes bytes of every piece of text: with it a page of results cost 28 ms of processor time, without 22.
   */
  static override async getInitialProps(context: DocumentContext): Promise<DocumentInitialProps> {
    if (context.err) return Document.getInitialProps(context)
    let html = ''
    const page = await context.renderPage({
      enhanceApp: (App) => (props) => (
        <HeadManagerContext.Consumer>
          {(head) => {
            html = renderToStaticMarkup(
              <HeadManagerContext.Provider value={head}>
                <App {...props} />
              </HeadManagerContext.Provider>,
            )
            return null
          }}
        </HeadManagerContext.Consumer>
      ),
    })
    return { ...page, html }
  }

  override render() {
    const { locale } = this.props.__NEXT_DATA__.props.pageProps as { locale?: string }
    return (
      <Html
        lang={locale}
        data-time-zone={timeZone}
        data-languages={languagesForBrowsers}
        style={accentStyle()}
      >
        <DocumentHead>
          {fonts.map((file) => (
            <link
              key={file}
              rel="preload"
              href={`/fonts/${file}.woff2`}
              as="font"
              type="font/woff2"
              crossOrigin="anonymous"
            />
          ))}
        </DocumentHead>
        <body className="flex min-h-dvh flex-col antialiased">
          <Main />
          <script type="module" src={process.env.PIATA_SITE_SCRIPT} />
          <NextScript />
        </body>
      </Html>
    )
  }
}

class DocumentHead extends Head {
  /** Under `next dev` Next heeds no `unstable_runtimeJS` and hides the body until its scripts run; only its error page needs them. */
  override render() {
    if (!this.context.__NEXT_DATA__.err) {
      this.context.unstable_runtimeJS = false
      this.context.isDevelopment = false
    }
    return super.render()
  }

  /** The built stylesheet stands in the document, so that a first visit paints without another request. */
  override getCssLinks(files: Parameters<Head['getCssLinks']>[0]) {
    if (process.env.NODE_ENV !== 'production') return super.getCssLinks(files)
    return documentStyles().map(({ hash, text }) => (
      // biome-ignore lint/security/noDangerouslySetInnerHtml: what was built of theme.css
      <style key={hash} dangerouslySetInnerHTML={{ __html: text }} />
    ))
  }
}
