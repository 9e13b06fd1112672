import { ref, watch, type Ref } from 'vue'

export interface At {
  row: string
  col: string
}

/**
 * The chosen crossing moves at once; the address (and with it an open chain) follows when the
 * hand rests for 120 ms, so that a held arrow key neither floods the history nor the server.
 */
export function useCursor(fromAddress: Ref<At | null>, tell: (at: At) => void) {
  const at = ref<At | null>(fromAddress.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let told: At | null = fromAddress.value

  watch(fromAddress, (next) => {
    if (same(next, told)) return
    told = next
    at.value = next
  })
  function move(to: At) {
    at.value = to
    clearTimeout(timer)
    timer = setTimeout(settle, 120)
  }
  function settle() {
    clearTimeout(timer)
    if (at.value && !same(at.value, told)) {
      told = at.value
      tell(at.value)
    }
  }
  return { at, move, settle }
}

function same(a: At | null, b: At | null): boolean {
  return a?.row === b?.row && a?.col === b?.col
}
