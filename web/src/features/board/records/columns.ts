import { useStorage } from './kept'
import { computed, type Ref } from 'vue'
import type { RecordColumn } from '@/api/types'

const NUMERIC = ['int', 'decimal', 'yuan', 'money', 'number']
export const isNumber = (type: string) => NUMERIC.includes(type)

/** The columns shown, remembered for each kind of record; the first two always are. */
export function useColumns(kind: Ref<string>, all: Ref<RecordColumn[]>) {
  const hidden = useStorage(computed(() => `records.hidden.${kind.value}`))
  const shown = computed(() => all.value.filter((c, i) => i < 2 || !hidden.value.includes(c.code)))
  function toggle(code: string) {
    hidden.value = hidden.value.includes(code)
      ? hidden.value.filter((c) => c !== code)
      : [...hidden.value, code]
  }
  return { shown, hidden, toggle }
}
