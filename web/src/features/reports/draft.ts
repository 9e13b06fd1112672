import { useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, reactive, ref, watch, type Ref } from 'vue'
import { Problem } from '@/api/client'
import { saveCells, viewKey, type ReturnView } from './queries'

const PAUSE = 700
const AGAIN = 8_000

/**
 * What was typed and is not kept yet. It goes to the server a moment after the last key; until it is
 * there it lies in the browser, so that nothing is lost with a broken line or a closed window.
 */
export function useDraft(id: Ref<string>, view: Ref<ReturnView | undefined>) {
  const queries = useQueryClient()
  const pending = reactive(new Map<string, string>())
  const rows = ref<Record<string, string[]>>({})
  const saving = ref(false)
  const problem = ref<unknown>(null)
  const savedAt = ref<string | null>(null)
  const editable = computed(() => view.value?.head.may.includes('edit') ?? false)
  let timer = 0
  /** The save that has not been answered: sent again under the same key it counts once. */
  let sent: { key: string; values: Record<string, string>; rows: Record<string, string[]> } | null = null

  const place = () => `return-${id.value}`
  function remember() {
    const all = { ...(sent?.values ?? {}), ...Object.fromEntries(pending) }
    if (Object.keys(all).length > 0) localStorage.setItem(place(), JSON.stringify(all))
    else localStorage.removeItem(place())
  }
  watch(
    [id, editable],
    () => {
      if (!editable.value || pending.size > 0) return
      try {
        const left = JSON.parse(localStorage.getItem(place()) ?? '{}') as Record<string, string>
        for (const [cell, text] of Object.entries(left)) pending.set(cell, text)
      } catch {
        localStorage.removeItem(place())
      }
      if (pending.size > 0) soon()
    },
    { immediate: true },
  )

  function type(values: Record<string, string>) {
    for (const [cell, text] of Object.entries(values)) pending.set(cell, text)
    remember()
    soon()
  }
  function keepRows(section: string, keys: string[]) {
    rows.value = { ...rows.value, [section]: keys }
    soon()
  }
  function soon(pause = PAUSE) {
    clearTimeout(timer)
    timer = window.setTimeout(() => void save(), pause)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving.value || !view.value) return
    if (!sent) {
      if (pending.size === 0 && Object.keys(rows.value).length === 0) return
      sent = { key: crypto.randomUUID(), values: Object.fromEntries(pending), rows: rows.value }
      pending.clear()
      rows.value = {}
    }
    saving.value = true
    try {
      const is = await saveCells(id.value, { version: view.value.head.version, ...sent, notes: {} })
      queries.setQueryData(viewKey(id.value), is)
      sent = null
      problem.value = null
      savedAt.value = new Date().toISOString()
    } catch (wrong) {
      await failed(wrong)
    } finally {
      saving.value = false
      remember()
    }
    if (sent || pending.size > 0) soon(problem.value === null ? PAUSE : AGAIN)
  }

  /** Somebody else changed it: it is read anew and ours goes on top. Anything else is tried again. */
  async function failed(wrong: unknown) {
    if (wrong instanceof Problem && wrong.status === 409 && wrong.body.code === 'changed-meanwhile') {
      await queries.invalidateQueries({ queryKey: viewKey(id.value) })
      problem.value = null
      return
    }
    problem.value = wrong
    if (wrong instanceof Problem && wrong.status >= 400 && wrong.status < 500) {
      const faulty = new Set((wrong.body.errors ?? []).map((each) => each.field.replace(/^values\./, '')))
      const left = Object.entries({ ...sent?.values, ...Object.fromEntries(pending) }).filter(([cell]) => wrong.status === 400 && faulty.size > 0 && !faulty.has(cell))
      pending.clear()
      for (const [cell, text] of left) pending.set(cell, text)
      sent = null
      await queries.invalidateQueries({ queryKey: viewKey(id.value) })
    }
  }

  onBeforeUnmount(() => {
    clearTimeout(timer)
    void save()
  })
  return { pending, saving, problem, savedAt, editable, type, keepRows, save }
}
