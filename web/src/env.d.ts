import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** The menu word that is bold while this page is open. */
    menu?: string
  }
}
