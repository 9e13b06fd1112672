import { computed, ref, watch, type Ref } from 'vue'
import { Problem } from '@/api/client'
import { useCheck, useDraft, type DecisionDraft, type Mistake } from './queries'

const MONTH = /^\d{4}-\d{2}$/
const LATER = 500

/** A decision being written: checked while one types, kept when one asks. */
export function useDrafting(pack: Ref<string>, body: Ref<DecisionDraft>) {
  const { mutateAsync: check, isPending: checking } = useCheck(pack)
  const { mutateAsync: keep, isPending: drafting, error } = useDraft(pack)
  const mistakes = ref<Mistake[]>([])
  const touched = ref(false)
  const checked = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  const ready = computed(() => MONTH.test(body.value.validFrom))

  watch(body, () => {
    touched.value = true
    clearTimeout(timer)
    if (ready.value) timer = setTimeout(look, LATER)
  }, { deep: true })

  async function look() {
    const asked = JSON.stringify(body.value)
    const answer = await check(body.value).catch(() => null)
    if (answer && asked === JSON.stringify(body.value)) {
      mistakes.value = answer.mistakes
      checked.value = asked
    }
  }
  /** An empty basis is no mistake while the rest is still being written. */
  const shown = computed(() => mistakes.value.filter((m) => m.field !== 'basis' || body.value.basis !== ''))
  const of = (field: string) => shown.value.filter((m) => m.field === field)
  const clean = computed(() => checked.value === JSON.stringify(body.value) && mistakes.value.length === 0)

  async function draft(): Promise<string | null> {
    const kept = await keep(body.value).catch(() => null)
    if (!kept) await look()
    return kept?.id ?? null
  }
  /** Mistakes stand beside their fields; only another no is shown as a whole. */
  const problem = computed(() => (error.value instanceof Problem && error.value.status === 400 ? null : error.value))
  return { of, clean, checking, drafting, draft, ready, touched, problem }
}
