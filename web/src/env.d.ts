import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The menu word that is bold while this page is open. */
    menu?: string
    /** The power without which the page has nothing to show; none: whoever is in. */
    power?: string
  }
}
