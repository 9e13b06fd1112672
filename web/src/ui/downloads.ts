import { ref } from 'vue'
import { download } from '@/api/client'

/** A download with its waiting and its no. */
export function useDownload() {
  const busy = ref(false)
  const problem = ref<unknown>(null)
  async function fetchFile(path: string, query: Record<string, string | string[] | undefined> = {}) {
    busy.value = true
    problem.value = null
    try {
      await download(path, query)
    } catch (no) {
      problem.value = no
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, fetchFile }
}
