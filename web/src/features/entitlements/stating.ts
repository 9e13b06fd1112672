import { computed, ref } from 'vue'
import type { CaseAnswer } from './queries'

export interface StatementForm {
  value: string
  from: string
  to: string
}

/** What is typed to state something; begun with what was stated before, whose place it takes. */
export function useStatementForm(answer: CaseAnswer, from: string, to: string) {
  const before = answer.statement
  const form = ref<StatementForm>({
    value: before?.value ?? '',
    from: before?.from ?? from,
    to: before ? (before.to ?? '') : to,
  })
  const ready = computed(() => form.value.value.trim() !== '' && form.value.from !== '')
  const body = () => ({
    ask: answer.ask.id,
    value: form.value.value.trim(),
    from: form.value.from,
    to: form.value.to || undefined,
    replaces: before?.id,
    version: before?.version,
  })
  return { form, ready, body }
}
