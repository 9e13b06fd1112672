import { ref } from 'vue'
import { download, downloadFor } from '@/api/client'

/** A download with its waiting and its no. */
export function useDownload() {
  const busy = ref(false)
  const problem = ref<unknown>(null)
  async function wait(call: () => Promise<void>) {
    busy.value = true
    problem.value = null
    try {
      await call()
    } catch (no) {
      problem.value = no
    } finally {
      busy.value = false
    }
  }
  const fetchFile = (path: string, query: Record<string, string | string[] | undefined> = {}) =>
    wait(() => download(path, query))
  const sendFor = (path: string, body: unknown) => wait(() => downloadFor(path, body))
  return { busy, problem, fetchFile, sendFor }
}
