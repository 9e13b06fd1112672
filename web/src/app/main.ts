import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { Problem } from '@/api/client'
import { i18n } from '@/ui/i18n'
import App from './App.vue'
import { ENTRY, watchEntry } from './entry'
import { followChanges, LIVE } from './live'
import { router } from './router'
import './tokens.css'
import './base.css'
import './element.css'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A no is a no; only a lost connection or a server in trouble is worth another try.
      // Too many questions at one time are asked again a little later, each at a moment of its own.
      retry: (count, error) =>
        error instanceof Problem &&
        (error.status === 429 ? count < 3 : count < 1 && (error.status === 0 || error.status >= 502)),
      retryDelay: (count) => 1000 * 2 ** count * (1 + Math.random()),
    },
  },
})

const surroundings = { open: (address: string) => new EventSource(address), chance: Math.random, refused: () => entry.ask() }
const live = followChanges(queryClient, surroundings, false)
const entry = watchEntry(queryClient, live)

createApp(App)
  .provide(LIVE, live)
  .provide(ENTRY, entry)
  .use(createPinia())
  .use(i18n)
  .use(router)
  .use(VueQueryPlugin, { queryClient })
  .mount('#app')
