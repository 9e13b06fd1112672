import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { useAddress } from '@/ui/address'

/** Where a page of a document is: everything a colleague needs to see the same is in the address. */
export function usePackPlace() {
  const { route, text, go } = useAddress()
  const router = useRouter()
  const pack = computed(() => String(route.params.pack))
  return { pack, text, go, route, router }
}
