/** A field of a form. */
export interface Field {
  key: string
  label: string
  type?: 'text' | 'date' | 'area' | 'number' | 'datetime-local'
  options?: { value: string; word: string }[]
  start?: string
  optional?: boolean
  least?: number
  most?: number
  hint?: string
  /** Shown only with some values of the others. */
  when?: (values: Record<string, string>) => boolean
}
