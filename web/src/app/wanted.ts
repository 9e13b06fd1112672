const KEY = 'yipanqi.wanted'

/** Keeps where somebody was going while another house's pages let him or her in. */
export function remember(address: string) {
  try {
    sessionStorage.setItem(KEY, address)
  } catch {
    return
  }
}

/** Where somebody was going, told once; an address of this house or none. */
export function remembered(): string | null {
  try {
    const address = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return address !== null && /^\/(?![/\\])/.test(address) ? address : null
  } catch {
    return null
  }
}
